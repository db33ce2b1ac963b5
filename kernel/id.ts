/** A database key that knows which noun it belongs to; a `SiteId` is never taken for an `InstitutionId`. */
export type Id<Of extends string> = number & { readonly __id: Of }
