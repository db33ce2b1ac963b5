import type { AccessTo } from '../../api.ts'
import type { Messages } from '../zh.ts'

const PLACES: Record<AccessTo, string> = { usable: 'Usable places', affordable: 'Affordable places' }

export const access: Messages['access'] = {
  title: 'How fairly places lie',
  toLegend: 'Which places count',
  to: { usable: 'All usable places', affordable: 'Affordable places only' },
  note: (metres, to) => `${PLACES[to]} per 100 children who want care, shared out within ${metres} of way`,
  groups: 'Groups and districts',
  group: 'Group',
  kinds: { city: 'City', urban: 'Urban', rural: 'Rural', district: 'District' },
  columns: {
    children: 'Wanting care',
    access: 'Places per 100',
    gini: 'Gini',
    below: 'Below threshold',
    none: 'None in reach',
  },
  measures: {
    access: 'Access to places',
    gini: 'Gini index',
    theil: 'Theil index',
    palma: 'Palma ratio',
    below: 'Children below the threshold',
    none: 'Children with none in reach',
  },
  meanings: {
    access: (metres, to) =>
      `${PLACES[to]} per 100 children who want care, shared out within ${metres} of way.`,
    gini: '0 if every child had as many places in reach, towards 1 the fewer have them.',
    theil: (between, within) =>
      `0 if all were equal; ${between} of it lies between districts, ${within} within them.`,
    palma:
      'Places of the tenth of children with most over those of the four tenths with least; 0.25 if all were equal.',
    below: per100 => `Children whose community has fewer than ${per100} places in reach per 100 of them.`,
    noThreshold: 'The city has set no threshold, so nobody is counted.',
    none: to => `Children without a single ${to} place for their age in reach.`,
  },
  lorenz: 'Lorenz curve',
  lorenzLabel: (least, most) =>
    `Lorenz curve: the four tenths of children with least access share ${least} of the places, the tenth with most ${most}.`,
  axisChildren: 'Children, from least access to most',
  axisPlaces: 'Their places',
  equal: 'All equal',
  fees: {
    usable: () => 'The fee does not count',
    affordable: yuan => `Only usable places with a published fee of at most ${yuan} yuan a month count`,
  },
  planFees: yuan => `Affordable: a fee of at most ${yuan} yuan a month.`,
  method: v =>
    `Method: enhanced two-step floating catchment, by class type and age; way = straight line × ${v.detour}, at most ${v.metres}; the weight falls as a Gaussian from 1 to ${v.weight}. ${v.fees}; urban are communities, rural are villages, each a point whose own differences are not seen.`,
  notTheFunnel:
    'Not the funnel’s figures: there, places are within reach or affordable only as far as children who want care can fill them, each child once; here every place that any child can reach counts, whether or not it could be filled.',
  unknown: share => `The place of ${share} of residents is not known; they count at points set by rule.`,
  withheld: share => `withheld: the place of ${share} of residents is not known`,
  colourMap: 'Colour the map by access',
  communities: 'See the access of every community',
  recordsOf: name => `${name}: see the access of every community`,
  groupsFile: 'Fairness',
  communitiesFile: 'Communities',
}
