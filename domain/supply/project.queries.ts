import type { Read } from '../../db/index.ts'

/** Every project that was ever adopted, with its places (0 while it has no classes yet), by id. */
export const listProjects = (db: Read) =>
  db
    .selectFrom('project')
    .leftJoin('projectClass', 'projectClass.projectId', 'project.id')
    .select(['project.id', 'project.code', 'project.name', 'project.communityId', 'project.mark'])
    .select(['project.sourceId', 'project.adoptedOn', 'project.begunOn', 'project.filedOn'])
    .select(['project.institutionId', 'project.dutySiteId', 'project.builtOn', 'project.handedOverOn'])
    .select([
      'project.cancelledOn',
      eb => eb.fn.coalesce(eb.fn.sum<number>('projectClass.places'), eb.lit(0)).as('places'),
    ])
    .groupBy('project.id')
    .orderBy('project.id')
    .execute()
