import type { FastifyInstance } from 'fastify';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { RouteServices } from '../../platform/graphql/module.js';
import { once } from '../../platform/graphql/mutation.js';
import { fileRoute } from '../../platform/http/file-route.js';
import { photoOf } from '../../platform/photos/upload.js';
import { SharedField } from './enums.js';
import type { PairingPhotoAddInput, PairingPhotoRemoveInput } from './inputs.js';
import { profileByParticipant } from './loaders.js';
import { PairingParticipant } from './participant.js';
import { PairingPhoto } from './photo.js';
import { PairingMilestone } from './project.js';
import { mayWork, notAfterToday, openProject } from './projects.js';

/**
 * Adds a photo to a project.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, OUT_OF_RANGE, REQUIRED (neither a household nor "nobody recognisable"),
 *   CONSENT_MISSING (no consent of the household in force names photos), FILE_UNREADABLE, REQUEST_REUSED
 */
export async function addPhoto(op: Operation, input: PairingPhotoAddInput): Promise<void> {
  const project = await openProject(op, input.projectId, ['projectId']);
  notAfterToday(op, input.takenOn, 'takenOn');
  const { participantId, milestoneId } = input;
  if (milestoneId != null && !(await op.manager.existsBy(PairingMilestone, { id: milestoneId, projectId: project.id })))
    refuse(UserErrorCode.NOT_FOUND, 'No such milestone of this project.', ['milestoneId']);
  if (participantId != null) {
    if (!(await op.manager.existsBy(PairingParticipant, { id: participantId, projectId: project.id })))
      refuse(UserErrorCode.NOT_FOUND, 'No such household in this project.', ['participantId']);
    const { shows } = await op.load(profileByParticipant, participantId);
    if (!shows.includes(SharedField.PHOTO))
      refuse(UserErrorCode.CONSENT_MISSING, 'No consent of this household in force names photos.', ['participantId']);
  } else if (!input.nobodyRecognisable) {
    refuse(UserErrorCode.REQUIRED, 'Name the household that it shows, or state that nobody can be recognised.', ['participantId']);
  }
  const { content, width, height } = photoOf(input.content, ['content']);
  await once(op, input.requestId, 'pairingPhotoAdd', input, async () => {
    const id = newId();
    await op.manager.insert(PairingPhoto, {
      id,
      projectId: project.id,
      participantId: participantId ?? null,
      milestoneId: milestoneId ?? null,
      caption: input.caption.trim(),
      takenOn: input.takenOn,
      width,
      height,
      addedBy: op.accountId,
      addedAt: op.now,
    });
    await op.rows('insert into pairing_photo_content (photo_id, content) values ($1, $2) returning photo_id', [id, content]);
    return id;
  });
}

/** Erases a photo. @returns its project. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function removePhoto(op: Operation, input: PairingPhotoRemoveInput): Promise<string> {
  const photo = await op.manager.findOneBy(PairingPhoto, { id: input.id });
  if (!photo) refuse(UserErrorCode.NOT_FOUND, 'No such photo.', ['id']);
  if (!(await mayWork(op, photo.projectId))) refuse(UserErrorCode.NOT_ALLOWED, 'This project is outside what you may change.');
  await op.rows('delete from pairing_photo where id = $1 returning id', [photo.id]);
  return photo.projectId;
}

/** `GET /photos/:id`: the picture, for whoever may see the photo now. */
export function photoRoutes(server: FastifyInstance, services: RouteServices): void {
  fileRoute(server, services, '/photos', async (op, id) => {
    const row = await op.row<{ content: Buffer }>('select content from pairing_photo_content where photo_id = $1', [id]);
    return row ? { type: 'image/jpeg', content: row.content } : null;
  });
}
