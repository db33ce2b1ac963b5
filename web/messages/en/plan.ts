export const plan = { title: 'Plans' }
