export const planForm = { title: 'Settings' }
