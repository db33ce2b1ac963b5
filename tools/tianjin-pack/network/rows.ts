import type { Row } from '../shared/csv.ts'
import type { Institution } from './institution.ts'
import type { Network } from './network.ts'

const DEMO = { mark: 'demo', source: 'demo-network' } as const

/** The rows of every file that the network fills, by file name. */
export function networkRows({ institutions, persons, enrolments, waiting }: Network): Map<string, Row[]> {
  const each = (rowsOf: (institution: Institution) => Row[]) => institutions.flatMap(rowsOf)
  return new Map<string, Row[]>([
    ['institutions.csv', institutions.map(institutionRow)],
    ['filings.csv', each(filingRows)],
    [
      'rooms.csv',
      each(({ code, rooms }) =>
        rooms.map(room => ({ institution: code, code: room.code, area_m2: room.area })),
      ),
    ],
    [
      'room_closures.csv',
      each(({ rooms }) =>
        rooms.flatMap(room => room.closures.map(closure => ({ room: room.code, ...closure }))),
      ),
    ],
    ['classes.csv', each(classRows)],
    ['fees.csv', each(feeRows)],
    ['recognitions.csv', each(recognitionRows)],
    [
      'inspection_orders.csv',
      each(({ code, orders }) =>
        orders.map(({ careClass, first, last, reason }) => ({
          institution: code,
          care_class: careClass?.code ?? null,
          first,
          last,
          reason,
        })),
      ),
    ],
    [
      'service_areas.csv',
      each(({ code, serviceAreas }) =>
        serviceAreas.map(({ community, first, last }) => ({
          institution: code,
          community: community.code,
          first,
          last,
        })),
      ),
    ],
    ['carers.csv', persons.map(({ code }) => ({ code }))],
    [
      'posts.csv',
      persons.flatMap(({ code, posts }) =>
        posts.map(({ institution, role, first, last }) => ({
          carer: code,
          institution: institution.code,
          role,
          first,
          last,
        })),
      ),
    ],
    [
      'certificates.csv',
      persons.flatMap(({ code, certificates }) =>
        certificates.map(certificate => ({ carer: code, ...certificate })),
      ),
    ],
    [
      'health_certificates.csv',
      persons.flatMap(({ code, health }) => health.map(span => ({ carer: code, ...span }))),
    ],
    [
      'enrolments.csv',
      enrolments.map(({ careClass, first, last, children }) => ({
        care_class: careClass.code,
        first,
        last,
        children,
      })),
    ],
    [
      'waiting_lists.csv',
      waiting.map(({ institution, type, first, last, children }) => ({
        institution: institution.code,
        class_type: type,
        first,
        last,
        children,
      })),
    ],
  ])
}

const institutionRow = (institution: Institution): Row => ({
  code: institution.code,
  name: institution.name,
  name_en: institution.nameEn,
  credit_code: null,
  mode: institution.mode,
  operating_model: institution.model,
  legal_form: institution.legalForm,
  community: institution.community.code,
  address: null,
  longitude: institution.at[0],
  latitude: institution.at[1],
  position_mark: 'demo',
  ...DEMO,
})

const filingRows = ({ code, community, filings }: Institution): Row[] =>
  filings.map(({ first, last }, index) => ({
    institution: code,
    number: `津${community.district}托备${first.slice(0, 4)}演示${code.slice(-4)}-${index + 1}`,
    first,
    last,
  }))

const classRows = ({ code, classes }: Institution): Row[] =>
  classes.map(careClass => ({
    institution: code,
    room: careClass.room.code,
    code: careClass.code,
    class_type: careClass.type,
    filed_places: careClass.places,
    ...careClass.span,
  }))

const feeRows = ({ code, fees }: Institution): Row[] =>
  fees.map(({ type, first, last, monthlyYuan }) => ({
    institution: code,
    class_type: type,
    monthly_yuan: monthlyYuan,
    first,
    last,
  }))

const recognitionRows = ({ code, recognitions }: Institution): Row[] =>
  recognitions.map(({ first, last }) => ({
    institution: code,
    first,
    last,
    document: `普惠托育认定〔${first.slice(0, 4)}〕演示`,
  }))
