export const planForm = { title: '设定' }
