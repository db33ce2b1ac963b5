/** How care is delivered: 托育机构, 社区托育, 幼儿园托班, 用人单位托育, 托育综合服务中心, 家庭托育点. */
export const DELIVERY_MODES = [
  'independent',
  'community',
  'kindergarten_class',
  'employer',
  'service_centre',
  'home_based',
] as const
export type DeliveryMode = (typeof DELIVERY_MODES)[number]

/** Who builds and who runs: 公办, 公建民营, 民办公助, 民办. */
export const OPERATING_MODELS = [
  'public',
  'public_built_private_run',
  'private_run_public_assisted',
  'private',
] as const
export type OperatingModel = (typeof OPERATING_MODELS)[number]

/** 事业单位, 民办非企业单位, 企业. */
export const LEGAL_FORMS = ['public_institution', 'non_profit', 'company'] as const
export type LegalForm = (typeof LEGAL_FORMS)[number]
