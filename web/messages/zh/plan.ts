export const plan = { title: '方案' }
