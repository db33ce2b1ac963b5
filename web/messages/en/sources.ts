import type { Messages } from '../zh.ts'

export const sources: Messages['sources'] = {
  title: 'Sources and rules',
  intro: 'Where each figure comes from and by which rule it is counted.',
  marks: 'What the marks mean',
  documents: 'Documents and data sets',
  settings: 'Settings and rules in force',
  settingsOn: day => `In force on ${day}`,
  columns: {
    title: 'Title',
    number: 'Number',
    issuer: 'Issuer',
    issuedOn: 'Date',
    kind: 'Kind',
    certainty: 'Certainty',
    licence: 'Licence',
    note: 'Note',
  },
  settingColumns: {
    key: 'Setting',
    value: 'Value',
    unit: 'Unit',
    mark: 'Mark',
    source: 'Source',
    note: 'Note',
  },
  api: 'API',
  apiNote: 'Everything on these pages can be fetched from the API.',
  openDocument: 'Open the document',
}
