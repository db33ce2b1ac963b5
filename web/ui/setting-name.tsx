import { findSettingForm } from '../../contract/settings.ts'
import { useLanguage } from '../language.tsx'

/** A setting by its name in the reader's language, with the key by which packs and the API know it. */
export function SettingName({ of: key }: { of: string }) {
  const language = useLanguage()
  const name = findSettingForm(key)?.name[language]
  return (
    <>
      {name && <>{name} </>}
      <code className="small quiet">{key}</code>
    </>
  )
}
