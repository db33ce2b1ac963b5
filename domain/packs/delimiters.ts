/** What may stand between columns in place of commas: the sign, and its names. */
const OTHERS: readonly { readonly sign: string; readonly en: string; readonly zh: string }[] = [
  { sign: ';', en: 'semicolons', zh: '分号' },
  { sign: '\t', en: 'tabs', zh: '制表符' },
  { sign: '，', en: 'full-width commas', zh: '全角逗号' },
]

/** Tables saved for other regions come with another separator: then the heading is one cell. */
export function otherDelimiter(headings: readonly string[]): string | undefined {
  if (headings.length !== 1) return undefined
  return OTHERS.find(({ sign }) => headings[0]!.includes(sign))?.en
}

/** The Chinese name of what `otherDelimiter` found. */
export const delimiterInChinese = (found: unknown): string =>
  OTHERS.find(({ en }) => en === found)?.zh ?? String(found)
