import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Context } from '../../platform/graphql/context.js';
import { PairingPhotoAddInput, PairingPhotoRemoveInput } from './inputs.js';
import { milestoneById, participantById, photosByProject } from './loaders.js';
import { PairingParticipant } from './participant.js';
import { PairingProjectPayload } from './payloads.js';
import { PairingPhoto } from './photo.js';
import { addPhoto, removePhoto } from './photos.js';
import { PairingMilestone, PairingProject } from './project.js';
import { changedProject } from './resolver.js';

/** Photos of projects. */
@Resolver(() => PairingProject)
export class PairingPhotoResolver {
  @Mutation(() => PairingProjectPayload, {
    description:
      'Adds a photo to a project. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, OUT_OF_RANGE, REQUIRED, CONSENT_MISSING, FILE_UNREADABLE, REQUEST_REUSED.',
  })
  @Guard('project:work')
  pairingPhotoAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingPhotoAddInput) input: PairingPhotoAddInput,
  ): Promise<PairingProjectPayload> {
    return changedProject(op, input.projectId, () => addPhoto(op, input));
  }

  @Mutation(() => PairingProjectPayload, { description: 'Erases a photo. Codes: NOT_FOUND, NOT_ALLOWED.' })
  @Guard('project:work')
  pairingPhotoRemove(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingPhotoRemoveInput) input: PairingPhotoRemoveInput,
  ): Promise<PairingProjectPayload> {
    return changedProject(op, '', () => removePhoto(op, input));
  }

  @FieldResolver(() => [PairingPhoto], { description: 'Photos that the viewer may see now, the newest first.' })
  photos(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<PairingPhoto[]> {
    return op.load(photosByProject, project.id);
  }
}

/** Fields of photos. */
@Resolver(() => PairingPhoto)
export class PairingPhotoFields {
  @FieldResolver(() => PairingParticipant, {
    nullable: true,
    description: 'The household whose people it shows; null where nobody can be recognised.',
  })
  async participant(@Ctx() { op }: Context, @Root() photo: PairingPhoto): Promise<PairingParticipant | null> {
    return photo.participantId === null ? null : op.load(participantById, photo.participantId);
  }
  @FieldResolver(() => PairingMilestone, { nullable: true, description: 'The milestone that it shows.' })
  async milestone(@Ctx() { op }: Context, @Root() photo: PairingPhoto): Promise<PairingMilestone | null> {
    return photo.milestoneId === null ? null : op.load(milestoneById, photo.milestoneId);
  }
}
