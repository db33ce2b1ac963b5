import { useText } from '../language.tsx'

/** A setting by its name in the reader's language, with the key by which packs and the API know it. */
export function SettingName({ of: key }: { of: string }) {
  const name = useText().sources.settingNames[key]
  return (
    <>
      {name && <>{name} </>}
      <code className="small quiet">{key}</code>
    </>
  )
}
