import {
  codeColumn,
  latitudeColumn,
  longitudeColumn,
  markColumn,
  nameColumn,
  positionMarkColumn,
  referenceColumn,
  sourceColumn,
} from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { isCreditCode } from './credit-code.ts'
import { DELIVERY_MODES, LEGAL_FORMS, OPERATING_MODELS } from './institution.ts'

/** Institutions that give care, past ones too. */
export const institutionFile: PackFile = {
  file: 'institutions.csv',
  table: 'institution',
  about: 'Institutions that give care, past ones too',
  key: ['code'],
  checkRow: row =>
    row.credit_code === null || isCreditCode(String(row.credit_code))
      ? []
      : [
          {
            column: 'credit_code',
            allowed: 'a code whose last character checks the others (GB 32100-2015)',
            severity: 'warning',
          },
        ],
  columns: [
    codeColumn('code of the institution'),
    nameColumn,
    {
      name: 'name_en',
      zh: '英文名称',
      about: 'name in English',
      kind: 'text',
      maxLength: 160,
      optional: true,
    },
    {
      name: 'credit_code',
      zh: '统一社会信用代码',
      about: 'unified social credit code, 18 characters (GB 32100)',
      kind: 'text',
      maxLength: 18,
      pattern: /^[0-9A-HJ-NPQRTUWXY]{18}$/,
      patternSays: '18 digits or capital letters without I, O, S, V, Z',
      optional: true,
    },
    { name: 'mode', zh: '服务形式', about: 'delivery mode', kind: 'choice', of: DELIVERY_MODES },
    {
      name: 'operating_model',
      zh: '运营模式',
      about: 'operating model',
      kind: 'choice',
      of: OPERATING_MODELS,
    },
    { name: 'legal_form', zh: '法人类型', about: 'legal form', kind: 'choice', of: LEGAL_FORMS },
    referenceColumn('community', '社区', 'communities', 'community or village it lies in'),
    { name: 'address', zh: '地址', about: 'address', kind: 'text', maxLength: 200, optional: true },
    longitudeColumn,
    latitudeColumn,
    positionMarkColumn,
    markColumn,
    sourceColumn,
  ],
}
