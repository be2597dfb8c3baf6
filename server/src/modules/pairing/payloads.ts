import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { Pairing } from './pairing.js';
import { PairingClear, PairingParticipant } from './participant.js';
import { PairingProject } from './project.js';
import { Supporter, SupporterClear } from './supporter.js';

/** Page of projects. */
export const PairingProjectConnection = connectionOf(PairingProject, 'PairingProject');
/** Page of pairings. */
export const PairingConnection = connectionOf(Pairing, 'Pairing');
/** Page of supporters. */
export const SupporterConnection = connectionOf(Supporter, 'Supporter');

/** Payload of changes to a project. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a project.' })
export class PairingProjectPayload extends Payload {
  @Field(() => PairingProject, { nullable: true, description: 'The project as it is now.' })
  project?: PairingProject;
}

/** Payload of changes to a supporter. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a supporter.' })
export class SupporterPayload extends Payload {
  @Field(() => Supporter, { nullable: true, description: 'The supporter as it is now.' })
  supporter?: Supporter;
}

/** Payload of a reveal of a supporter. */
@ObjectType({ simpleResolvers: true, description: 'Result of asking for clear text of a supporter.' })
export class SupporterRevealPayload extends SupporterPayload {
  @Field(() => SupporterClear, { nullable: true, description: 'The clear text; null when it was refused.' })
  clear?: SupporterClear;
}

/** Payload of changes to a household in a project. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a household in a project.' })
export class PairingParticipantPayload extends Payload {
  @Field(() => PairingParticipant, { nullable: true, description: 'The household in the project as it is now.' })
  participant?: PairingParticipant;
}

/** Payload of a reveal. */
@ObjectType({ simpleResolvers: true, description: 'Result of asking for clear text.' })
export class PairingRevealPayload extends PairingParticipantPayload {
  @Field(() => PairingClear, { nullable: true, description: 'The clear text, as far as the consent names it.' })
  clear?: PairingClear;
}

/** Payload of changes to a pairing. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a pairing.' })
export class PairingPayload extends Payload {
  @Field(() => Pairing, { nullable: true, description: 'The pairing as it is now.' })
  pairing?: Pairing;
}
