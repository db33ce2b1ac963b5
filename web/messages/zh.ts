/** All texts in Chinese; their shape is what every other language must fill. */
import { access } from './zh/access.ts'
import { forecast } from './zh/forecast.ts'
import { overview } from './zh/overview.ts'
import { plan } from './zh/plan.ts'
import { planForm } from './zh/plan-form.ts'
import { planResult } from './zh/plan-result.ts'
import { planRuns } from './zh/plan-runs.ts'
import { records } from './zh/records.ts'
import { refusals } from './zh/refusals.ts'
import { shell } from './zh/shell.ts'
import { sources } from './zh/sources.ts'
import { terms } from './zh/terms.ts'

export const zh = {
  shell,
  terms,
  overview,
  access,
  forecast,
  records,
  plan,
  planForm,
  planResult,
  planRuns,
  sources,
  refusals,
}

export type Messages = typeof zh
