/** 负责人, 保育人员, 保健人员, 炊事人员, 保安人员. Only `carer` counts towards the ratio of children to carers. */
export const STAFF_ROLES = ['head', 'carer', 'health_staff', 'cook', 'guard'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]
