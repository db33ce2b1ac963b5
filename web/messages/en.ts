/** All texts in English; a text missing here does not compile. */
import { access } from './en/access.ts'
import { forecast } from './en/forecast.ts'
import { overview } from './en/overview.ts'
import { plan } from './en/plan.ts'
import { planForm } from './en/plan-form.ts'
import { planResult } from './en/plan-result.ts'
import { planRuns } from './en/plan-runs.ts'
import { records } from './en/records.ts'
import { refusals } from './en/refusals.ts'
import { shell } from './en/shell.ts'
import { sources } from './en/sources.ts'
import { terms } from './en/terms.ts'
import type { Messages } from './zh.ts'

export const en: Messages = {
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
