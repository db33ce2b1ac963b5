import type { StaffRole } from '../../../domain/workforce/carer.ts'
import { acceptedCertificateRows } from '../documents/rules.ts'
import { type Day, holds, type Span } from '../shared/days.ts'
import type { Institution } from './institution.ts'

export type Post = Span & { institution: Institution; role: StaffRole }
export type Person = {
  code: string
  posts: Post[]
  certificates: (Span & { kind: string })[]
  health: Span[]
}

type Accepted = Span & { role: string; kind: string; district: string | null }
const ACCEPTED = acceptedCertificateRows() as unknown as readonly Accepted[]

export const postOn = (person: Person, day: Day): Post | undefined =>
  person.posts.find(post => holds(post, day))

/** Whether the person holds a certificate on the day that is accepted for the role in the district. */
export const isCertified = (person: Person, role: StaffRole, district: string, day: Day): boolean =>
  person.certificates.some(
    certificate =>
      holds(certificate, day) &&
      ACCEPTED.some(
        rule =>
          rule.role === role &&
          rule.kind === certificate.kind &&
          (rule.district === null || rule.district === district) &&
          holds(rule, day),
      ),
  )
