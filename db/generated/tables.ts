// Made from the migrated schema by `npm run db:generate`; a test compares it.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { DateRange } from '../../kernel/date-range.ts'
import type { Id } from '../../kernel/id.ts'

export interface AcceptedCertificateTable {
  id: GeneratedAlways<Id<'accepted_certificate'>>
  role: 'head' | 'carer' | 'health_staff' | 'cook' | 'guard'
  kind: string
  districtId: Id<'district'> | null
  valid: DateRange
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface AuditEventTable {
  id: GeneratedAlways<Id<'audit_event'>>
  at: Date
  actor: string
  action: string
  subject: string
  subjectId: number | null
  facts: ColumnType<unknown, string, string>
  createdAt: Generated<Date>
}

export interface CareClassTable {
  id: GeneratedAlways<Id<'care_class'>>
  institutionId: Id<'institution'>
  roomId: Id<'room'>
  code: string
  classType: 'infant' | 'toddler' | 'older_toddler' | 'mixed'
  filedPlaces: number
  valid: DateRange
  createdAt: Generated<Date>
}

export interface CarerTable {
  id: GeneratedAlways<Id<'carer'>>
  code: string
  createdAt: Generated<Date>
}

export interface CertificateTable {
  id: GeneratedAlways<Id<'certificate'>>
  carerId: Id<'carer'>
  kind: string
  valid: DateRange
  createdAt: Generated<Date>
}

export interface CityTable {
  id: GeneratedAlways<Id<'city'>>
  code: string
  name: string
  nameEn: string
  timeZone: string
  censusYear: number
  recordsUntil: CivilDate
  packName: string
  packVersion: string
  createdAt: Generated<Date>
  recordsFrom: CivilDate | null
}

export interface ClassRuleTable {
  id: GeneratedAlways<Id<'class_rule'>>
  classType: 'infant' | 'toddler' | 'older_toddler' | 'mixed'
  firstAgeMonths: number
  endAgeMonths: number
  maxChildren: number
  childrenPerCarer: number
  roomM2PerChild: number
  valid: DateRange
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface CommunityTable {
  id: GeneratedAlways<Id<'community'>>
  subdistrictId: Id<'subdistrict'>
  code: string
  name: string
  kind: 'community' | 'village'
  longitude: number
  latitude: number
  positionMark: 'official' | 'estimated' | 'demo'
  residents: number
  age0: number
  age1: number
  age2: number
  populationMark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface DistrictTable {
  id: GeneratedAlways<Id<'district'>>
  code: string
  name: string
  nameEn: string
  longitude: number
  latitude: number
  geometry: ColumnType<unknown, string | null, string | null>
  geometryMark: 'official' | 'estimated' | 'demo' | null
  createdAt: Generated<Date>
}

export interface DistrictYearTable {
  id: GeneratedAlways<Id<'district_year'>>
  districtId: Id<'district'>
  year: number
  birthsCase: 'observed' | 'low' | 'middle' | 'high'
  residents: number
  age0: number
  age1: number
  age2: number
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface EnrolmentTable {
  id: GeneratedAlways<Id<'enrolment'>>
  careClassId: Id<'care_class'>
  valid: DateRange
  children: number
  createdAt: Generated<Date>
}

export interface FeeTable {
  id: GeneratedAlways<Id<'fee'>>
  institutionId: Id<'institution'>
  classType: 'infant' | 'toddler' | 'older_toddler' | 'mixed'
  monthlyFen: number
  valid: DateRange
  createdAt: Generated<Date>
}

export interface FertilityRateTable {
  id: GeneratedAlways<Id<'fertility_rate'>>
  year: number
  age: number
  birthsPerWoman: number
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface FilingTable {
  id: GeneratedAlways<Id<'filing'>>
  institutionId: Id<'institution'>
  number: string
  valid: DateRange
  createdAt: Generated<Date>
}

export interface FundingShareTable {
  id: GeneratedAlways<Id<'funding_share'>>
  kind: 'capital' | 'support' | 'training'
  level: 'central' | 'city' | 'district'
  share: number
  valid: DateRange
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface GraduateTable {
  id: GeneratedAlways<Id<'graduate'>>
  school: string
  major: string
  year: number
  graduates: number
  lagYears: number
  enteringShare: number
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface HealthCertificateTable {
  id: GeneratedAlways<Id<'health_certificate'>>
  carerId: Id<'carer'>
  valid: DateRange
  createdAt: Generated<Date>
}

export interface InspectionOrderTable {
  id: GeneratedAlways<Id<'inspection_order'>>
  institutionId: Id<'institution'>
  careClassId: Id<'care_class'> | null
  valid: DateRange
  reason: string
  createdAt: Generated<Date>
}

export interface InstitutionTable {
  id: GeneratedAlways<Id<'institution'>>
  code: string
  name: string
  nameEn: string | null
  creditCode: string | null
  mode: 'independent' | 'community' | 'kindergarten_class' | 'employer' | 'service_centre' | 'home_based'
  operatingModel: 'public' | 'public_built_private_run' | 'private_run_public_assisted' | 'private'
  legalForm: 'public_institution' | 'non_profit' | 'company'
  communityId: Id<'community'>
  address: string | null
  longitude: number
  latitude: number
  positionMark: 'official' | 'estimated' | 'demo'
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface LifeTableTable {
  id: GeneratedAlways<Id<'life_table'>>
  year: number
  sex: 'female' | 'male'
  age: number
  personYears: number
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface MigrationTable {
  version: number
  name: string
  sha256: string
  createdAt: Generated<Date>
}

export interface PackLoadTable {
  id: GeneratedAlways<Id<'pack_load'>>
  packName: string
  packVersion: string
  loadedBy: string
  loadedAt: Date
  rowCounts: ColumnType<unknown, string, string>
  warnings: ColumnType<unknown, string, string>
  createdAt: Generated<Date>
}

export interface PlanRunTable {
  id: GeneratedAlways<Id<'plan_run'>>
  scenario: ColumnType<unknown, string, string>
  state: 'queued' | 'running' | 'stopping' | 'finished' | 'failed' | 'cancelled' | 'broken'
  requestedBy: string
  requestedAt: Date
  startedAt: Date | null
  endedAt: Date | null
  progress: ColumnType<unknown, string | null, string | null>
  summary: ColumnType<unknown, string | null, string | null>
  result: ColumnType<unknown, string | null, string | null>
  failure: ColumnType<unknown, string | null, string | null>
  createdAt: Generated<Date>
  name: string | null
  matrixText: string | null
  baseRunId: Id<'plan_run'> | null
  forcedSite: string | null
  forcedSiteName: string | null
  startRunId: Id<'plan_run'> | null
  changeLittle: Generated<boolean>
  startRelief: 'joint' | 'budget' | 'carers' | 'targets' | 'reach' | 'locks' | null
}

export interface PopulationAgeTable {
  id: GeneratedAlways<Id<'population_age'>>
  year: number
  sex: 'female' | 'male'
  age: number
  people: number
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface PostTable {
  id: GeneratedAlways<Id<'post'>>
  carerId: Id<'carer'>
  institutionId: Id<'institution'>
  role: 'head' | 'carer' | 'health_staff' | 'cook' | 'guard'
  valid: DateRange
  createdAt: Generated<Date>
}

export interface ProjectTable {
  id: GeneratedAlways<Id<'project'>>
  code: string
  name: string
  institutionId: Id<'institution'> | null
  communityId: Id<'community'>
  longitude: number
  latitude: number
  mode: 'independent' | 'community' | 'kindergarten_class' | 'employer' | 'service_centre' | 'home_based'
  operatingModel: 'public' | 'public_built_private_run' | 'private_run_public_assisted' | 'private'
  inclusive: boolean
  monthlyFen: number
  adoptedOn: CivilDate
  begunOn: CivilDate | null
  dueOn: CivilDate
  filedOn: CivilDate | null
  cancelledOn: CivilDate | null
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
  dutySiteId: Id<'site'> | null
  builtOn: CivilDate | null
  handedOverOn: CivilDate | null
}

export interface ProjectClassTable {
  id: GeneratedAlways<Id<'project_class'>>
  projectId: Id<'project'>
  classType: 'infant' | 'toddler' | 'older_toddler' | 'mixed'
  classes: number
  places: number
  createdAt: Generated<Date>
}

export interface RecognitionTable {
  id: GeneratedAlways<Id<'recognition'>>
  institutionId: Id<'institution'>
  valid: DateRange
  document: string | null
  createdAt: Generated<Date>
}

export interface RoomTable {
  id: GeneratedAlways<Id<'room'>>
  institutionId: Id<'institution'>
  code: string
  areaM2: number | null
  createdAt: Generated<Date>
}

export interface RoomClosureTable {
  id: GeneratedAlways<Id<'room_closure'>>
  roomId: Id<'room'>
  valid: DateRange
  reason: string
  createdAt: Generated<Date>
}

export interface ScenarioTable {
  id: GeneratedAlways<Id<'scenario'>>
  code: string
  name: string
  nameEn: string
  content: ColumnType<unknown, string, string>
  mark: 'official' | 'estimated' | 'demo'
  createdAt: Generated<Date>
}

export interface ServiceAreaTable {
  id: GeneratedAlways<Id<'service_area'>>
  institutionId: Id<'institution'>
  communityId: Id<'community'>
  valid: DateRange
  createdAt: Generated<Date>
}

export interface SettingTable {
  id: GeneratedAlways<Id<'setting'>>
  key: string
  value: ColumnType<unknown, string, string>
  unit: string | null
  valid: DateRange
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'> | null
  noteEn: string | null
  createdAt: Generated<Date>
  note: string | null
}

export interface SiteTable {
  id: GeneratedAlways<Id<'site'>>
  code: string
  name: string
  kind: 'state_owned_house' | 'vacant_site' | 'kindergarten' | 'institution_extension' | 'employer' | 'residential_area' | 'service_centre' | 'home_based'
  communityId: Id<'community'>
  longitude: number
  latitude: number
  positionMark: 'official' | 'estimated' | 'demo'
  areaM2: number | null
  institutionId: Id<'institution'> | null
  availableFrom: CivilDate
  dutyPlaces: number | null
  dutyYear: number | null
  plannedResidents: number | null
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface SiteOptionTable {
  id: GeneratedAlways<Id<'site_option'>>
  siteId: Id<'site'>
  code: string
  mode: 'independent' | 'community' | 'kindergarten_class' | 'employer' | 'service_centre' | 'home_based'
  operatingModel: 'public' | 'public_built_private_run' | 'private_run_public_assisted' | 'private'
  inclusive: boolean
  monthlyFen: number
  capitalFen: number
  yearlySupportFen: number
  carers: number
  leadYears: number
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
}

export interface SiteOptionClassTable {
  id: GeneratedAlways<Id<'site_option_class'>>
  siteOptionId: Id<'site_option'>
  classType: 'infant' | 'toddler' | 'older_toddler' | 'mixed'
  classes: number
  places: number
  createdAt: Generated<Date>
}

export interface SiteRecognitionTable {
  id: GeneratedAlways<Id<'site_recognition'>>
  siteId: Id<'site'>
  valid: DateRange
  createdAt: Generated<Date>
}

export interface SourceTable {
  id: GeneratedAlways<Id<'source'>>
  code: string
  kind: 'policy' | 'statistics' | 'dataset' | 'method' | 'demo'
  title: string
  titleEn: string | null
  number: string | null
  issuer: string | null
  issuedOn: CivilDate | null
  licence: string | null
  url: string | null
  certainty: 'high' | 'medium' | 'low' | null
  noteEn: string | null
  createdAt: Generated<Date>
  note: string | null
}

export interface SubdistrictTable {
  id: GeneratedAlways<Id<'subdistrict'>>
  districtId: Id<'district'>
  code: string
  name: string
  kind: 'subdistrict' | 'town' | 'township' | 'zone'
  longitude: number
  latitude: number
  positionMark: 'official' | 'estimated' | 'demo'
  geometry: ColumnType<unknown, string | null, string | null>
  geometryMark: 'official' | 'estimated' | 'demo' | null
  createdAt: Generated<Date>
}

export interface TargetTable {
  id: GeneratedAlways<Id<'target'>>
  indicator: string
  districtId: Id<'district'> | null
  year: number
  value: number
  mark: 'official' | 'estimated' | 'demo'
  sourceId: Id<'source'>
  createdAt: Generated<Date>
  planId: Id<'source'> | null
}

export interface ViewSetTable {
  version: number
  sha256: string
  createdAt: Generated<Date>
}

export interface WaitingListTable {
  id: GeneratedAlways<Id<'waiting_list'>>
  institutionId: Id<'institution'>
  classType: 'infant' | 'toddler' | 'older_toddler' | 'mixed'
  valid: DateRange
  children: number
  createdAt: Generated<Date>
}

export interface Tables {
  acceptedCertificate: AcceptedCertificateTable
  auditEvent: AuditEventTable
  careClass: CareClassTable
  carer: CarerTable
  certificate: CertificateTable
  city: CityTable
  classRule: ClassRuleTable
  community: CommunityTable
  district: DistrictTable
  districtYear: DistrictYearTable
  enrolment: EnrolmentTable
  fee: FeeTable
  fertilityRate: FertilityRateTable
  filing: FilingTable
  fundingShare: FundingShareTable
  graduate: GraduateTable
  healthCertificate: HealthCertificateTable
  inspectionOrder: InspectionOrderTable
  institution: InstitutionTable
  lifeTable: LifeTableTable
  migration: MigrationTable
  packLoad: PackLoadTable
  planRun: PlanRunTable
  populationAge: PopulationAgeTable
  post: PostTable
  project: ProjectTable
  projectClass: ProjectClassTable
  recognition: RecognitionTable
  room: RoomTable
  roomClosure: RoomClosureTable
  scenario: ScenarioTable
  serviceArea: ServiceAreaTable
  setting: SettingTable
  site: SiteTable
  siteOption: SiteOptionTable
  siteOptionClass: SiteOptionClassTable
  siteRecognition: SiteRecognitionTable
  source: SourceTable
  subdistrict: SubdistrictTable
  target: TargetTable
  viewSet: ViewSetTable
  waitingList: WaitingListTable
}
