/** The table of settings, from which pages take their names. */
export { findSettingForm } from '../domain/territory/setting-forms.ts'
