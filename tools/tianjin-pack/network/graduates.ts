import type { Row } from '../shared/csv.ts'

/** Majors whose graduates become carers: years until they do, and the share that does. All shares are invented. */
const MAJORS = {
  婴幼儿托育服务与管理: { lag_years: 0, entering_share: 0.45 },
  早期教育: { lag_years: 0, entering_share: 0.2 },
  学前教育: { lag_years: 1, entering_share: 0.08 },
  幼儿保育: { lag_years: 1, entering_share: 0.15 },
} as const

/** Placeholders for schools: graduates of 2018, and how many more there are each year. */
const SCHOOLS = [
  ['演示院校甲', '婴幼儿托育服务与管理', 260, 42],
  ['演示院校甲', '学前教育', 620, -15],
  ['演示院校乙', '婴幼儿托育服务与管理', 150, 35],
  ['演示院校乙', '早期教育', 210, 12],
  ['演示院校丙', '学前教育', 480, -10],
  ['演示院校丙', '幼儿保育', 540, 18],
] as const

const [FIRST_YEAR, LAST_YEAR] = [2018, 2028] as const

/** Graduates by school, major and year; those who begin their studies later are not known yet. */
export const graduateRows = (): Row[] =>
  SCHOOLS.flatMap(([school, major, first, more]) =>
    Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, t) => ({
      school,
      major,
      year: FIRST_YEAR + t,
      graduates: first + t * more,
      ...MAJORS[major],
      mark: 'demo',
      source: 'demo-graduates',
    })),
  )
