import type { Source } from '../api.ts'
import { useFormat, useLanguage, useText } from '../language.tsx'

/** A document as it is cited: title, number, issuer, day, with a way to it where there is one. */
export function DocumentLine({ document, code }: { document: Source | undefined; code: string }) {
  const { terms } = useText()
  const format = useFormat()
  const language = useLanguage()
  if (!document) return <li>{code}</li>
  const title = language === 'en' && document.titleEn ? document.titleEn : document.title
  const cited = [document.number, document.issuer, document.issuedOn && format.day(document.issuedOn)]
  return (
    <li>
      {document.url ? (
        <a href={document.url} target="_blank" rel="noreferrer">
          {title}
        </a>
      ) : (
        title
      )}
      <span className="quiet small">
        {' '}
        {[...cited, document.certainty && terms.certainties[document.certainty]].filter(Boolean).join(' · ')}
      </span>
    </li>
  )
}
