import { Refusal } from '../../kernel/refusal.ts'

/** What may be done; each action asks for exactly one of these. */
export const PERMISSIONS = ['pack.load', 'plan.compute', 'plan.cancel', 'plan.rename', 'plan.delete'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Who acts. Until accounts exist there is one actor, the planner at this machine, and the server listens to it alone. */
export type Actor = { readonly name: string; readonly role: 'planner' | 'public' }

export const LOCAL_PLANNER: Actor = { name: 'local-planner', role: 'planner' }
export const PUBLIC: Actor = { name: 'public', role: 'public' }

const ROLE_PERMISSIONS: Record<Actor['role'], ReadonlySet<Permission>> = {
  planner: new Set(PERMISSIONS),
  public: new Set(),
}

/** Whether the actor may do it; lists of allowed actions in responses come from here. */
export const may = (actor: Actor, permission: Permission): boolean =>
  ROLE_PERMISSIONS[actor.role].has(permission)

/** Refuses an actor who may not. */
export function permit(actor: Actor, permission: Permission): void {
  if (!may(actor, permission))
    throw new Refusal('forbidden', 'identity.not_permitted', { actor: actor.name, permission })
}
