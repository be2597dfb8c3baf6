import type { DomainModule } from '../../platform/graphql/module.js';
import {
  PairingContactFields,
  PairingFields,
  PairingParticipantFields,
  PairingProjectFields,
  PairingSuggestionFields,
  SupporterFields,
} from './fields.js';
import { PairingPhotoFields, PairingPhotoResolver } from './photo-resolver.js';
import { PairingPhoto } from './photo.js';
import { photoRoutes } from './photos.js';
import { PairingResolver } from './pairing-resolver.js';
import { Pairing, PairingContact } from './pairing.js';
import { PairingParticipant } from './participant.js';
import { PairingFund, PairingMilestone, PairingProject } from './project.js';
import { PairingProjectResolver } from './resolver.js';
import { Supporter } from './supporter.js';

export { HelpKind, PairingProjectState } from './enums.js';
export { participantById, projectById } from './loaders.js';
export { PairingParticipant } from './participant.js';
export { PairingProjectPayload } from './payloads.js';
export { PairingProject } from './project.js';
export { notAfterToday, openProject } from './projects.js';

/** Pairing projects: who supports which household, with whose consent, until when. */
export const pairingModule: DomainModule = {
  name: 'pairing',
  entities: [PairingProject, PairingMilestone, PairingFund, Supporter, PairingParticipant, Pairing, PairingContact, PairingPhoto],
  resolvers: [
    PairingProjectResolver,
    PairingResolver,
    PairingProjectFields,
    SupporterFields,
    PairingParticipantFields,
    PairingSuggestionFields,
    PairingFields,
    PairingContactFields,
    PairingPhotoResolver,
    PairingPhotoFields,
  ],
  routes: photoRoutes,
};
