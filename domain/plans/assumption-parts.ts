/** What the parts of an assumption that holds several figures are called, on pages and on the command line alike. */
const PART_NAMES = {
  certifiedOutsidePosts: { zh: '岗外持证', en: 'certified outside posts' },
  trainable: { zh: '可培训', en: 'trainable' },
  graduatesPerYear: { zh: '每年毕业', en: 'graduates a year' },
  leavingShare: { zh: '每年离职', en: 'leaving a year' },
  renewedShare: { zh: '到期续证', en: 'renewing' },
  certificateYears: { zh: '证书有效年数', en: 'years a certificate lasts' },
  trainedPerYear: { zh: '每年在岗培训', en: 'trained in service a year' },
  passShare: { zh: '考核通过', en: 'passing' },
  lagYears: { zh: '培训到持证年数', en: 'years from training to certificate' },
}

/** The names of all parts in one language. */
export const assumptionPartNames = (language: 'zh' | 'en'): Record<string, string> =>
  Object.fromEntries(Object.entries(PART_NAMES).map(([part, name]) => [part, name[language]]))
