/**
 * Where places could come from: 移交的国有房屋, 闲置场地, 有空余教室的幼儿园, 现有机构扩建, 用人单位, 新建居住区, 综合服务中心, 家庭托育点.
 */
export const SITE_KINDS = [
  'state_owned_house',
  'vacant_site',
  'kindergarten',
  'institution_extension',
  'employer',
  'residential_area',
  'service_centre',
  'home_based',
] as const
export type SiteKind = (typeof SITE_KINDS)[number]
