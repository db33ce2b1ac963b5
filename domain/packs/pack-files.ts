import type { PackFile } from '../../kernel/pack-file.ts'
import { enrolmentFile, waitingListFile } from '../families/index.ts'
import {
  careClassFile,
  classRuleFile,
  feeFile,
  filingFile,
  inspectionOrderFile,
  institutionFile,
  recognitionFile,
  roomClosureFile,
  roomFile,
  serviceAreaFile,
} from '../registry/index.ts'
import {
  projectClassFile,
  projectFile,
  siteFile,
  siteOptionClassFile,
  siteOptionFile,
  siteRecognitionFile,
} from '../supply/index.ts'
import {
  communityFile,
  districtFile,
  districtYearFile,
  fundingShareFile,
  settingFile,
  sourceFile,
  subdistrictFile,
  targetFile,
} from '../territory/index.ts'
import {
  acceptedCertificateFile,
  carerFile,
  certificateFile,
  healthCertificateFile,
  postFile,
} from '../workforce/index.ts'

/** Every CSV file of a city pack, in the order in which they load: what is referred to comes first. */
export const PACK_FILES: readonly PackFile[] = [
  sourceFile,
  settingFile,
  fundingShareFile,
  districtFile,
  subdistrictFile,
  communityFile,
  districtYearFile,
  targetFile,
  classRuleFile,
  institutionFile,
  filingFile,
  roomFile,
  roomClosureFile,
  careClassFile,
  feeFile,
  recognitionFile,
  inspectionOrderFile,
  serviceAreaFile,
  acceptedCertificateFile,
  carerFile,
  postFile,
  certificateFile,
  healthCertificateFile,
  enrolmentFile,
  waitingListFile,
  siteFile,
  siteRecognitionFile,
  siteOptionFile,
  siteOptionClassFile,
  projectFile,
  projectClassFile,
]
