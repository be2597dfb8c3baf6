import type { FastifyInstance } from 'fastify';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { logAccess } from '../../platform/access/log-access.js';
import { newId } from '../../platform/database/ids.js';
import { byKey, manyBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { Context } from '../../platform/graphql/context.js';
import type { RouteServices } from '../../platform/graphql/module.js';
import { mutate, once } from '../../platform/graphql/mutation.js';
import { fileRoute } from '../../platform/http/file-route.js';
import { photoOf } from '../../platform/photos/upload.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { Assignment } from '../assignments/index.js';
import { VisitPhoto, VisitPhotoAddInput, VisitPhotoPayload } from './photo.js';

const photoById = byKey<VisitPhoto>(() => VisitPhoto);
/** Photos of a visit, the first first. */
const photosByVisit = manyBy<VisitPhoto>(() => VisitPhoto, 'assignmentId', 't.added_at, t.id');

/**
 * Keeps a photo of a visit of the actor's own, cleaned of everything but its pixels.
 * @throws Refusal CONSENT_MISSING (nobody agreed), NOT_FOUND, ILLEGAL_TRANSITION (not begun, or long over), OUT_OF_RANGE (enough), FILE_UNREADABLE, REQUEST_REUSED
 */
async function addPhoto(op: Operation, input: VisitPhotoAddInput): Promise<string> {
  if (!input.agreed) refuse(UserErrorCode.CONSENT_MISSING, 'The household must agree, and nobody may be recognisable.', ['agreed']);
  const { content, width, height } = photoOf(input.content, ['content']);
  return once(op, input.requestId, 'visitPhotoAdd', input, async () => {
    const [visit] = await op.rows<{ state: string; photos: number }>(
      `select a.state, (select count(*)::int from visit_photo p where p.assignment_id = a.id) photos from assignment a
       where a.id = $1 and a.volunteer_id = app.volunteer_id() for update`,
      [input.assignmentId],
    );
    if (!visit) refuse(UserErrorCode.NOT_FOUND, 'No such visit of yours.', ['assignmentId']);
    if (visit.state !== 'IN_PROGRESS' && visit.state !== 'DONE')
      refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Photos belong to a visit that is going on or waits to be verified.', ['assignmentId']);
    if (visit.photos >= (await policyParameter(op, 'visit.photos.most')))
      refuse(UserErrorCode.OUT_OF_RANGE, 'This visit has as many photos as it may.', ['assignmentId']);
    const id = newId();
    await op.manager.insert(VisitPhoto, { id, assignmentId: input.assignmentId, width, height, addedBy: op.accountId, addedAt: op.now });
    await op.rows('insert into visit_photo_content (photo_id, content) values ($1, $2) returning photo_id', [id, content]);
    return id;
  });
}

/** Photos of visits. */
@Resolver(() => Assignment)
export class VisitPhotoResolver {
  @Mutation(() => VisitPhotoPayload, {
    description:
      'Adds a photo of what was done. Codes: CONSENT_MISSING, NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, FILE_UNREADABLE, REQUEST_REUSED.',
  })
  @Guard('assignment:serve')
  visitPhotoAdd(@Ctx() { op }: Context, @Arg('input', () => VisitPhotoAddInput) input: VisitPhotoAddInput): Promise<VisitPhotoPayload> {
    return mutate(op, VisitPhotoPayload, async () => ({ photo: (await op.load(photoById, await addPhoto(op, input))) ?? undefined }));
  }

  @FieldResolver(() => [VisitPhoto], { description: 'Photos of what was done, the first first.' })
  photos(@Ctx() { op }: Context, @Root() { id }: Assignment): Promise<VisitPhoto[]> {
    return op.load(photosByVisit, id);
  }
}

/** `GET /visits/photos/:id`: a photo, for whoever sees its visit and only after the access log has it. */
export function visitPhotoRoutes(server: FastifyInstance, services: RouteServices): void {
  fileRoute(server, services, '/visits/photos', async (op, id) => {
    const row = await op.row<{ content: Buffer }>('select content from visit_photo_content where photo_id = $1', [id]);
    if (!row) return null;
    await logAccess(op, 'visit_photo', id, '查看服务照片');
    return { type: 'image/jpeg', content: row.content };
  });
}
