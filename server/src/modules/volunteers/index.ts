import type { DomainModule } from '../../platform/graphql/module.js';
import { Absence, AvailabilityDay, AvailabilityWindow, Qualification, VolunteerExclusion } from './dated-facts.js';
import { QualificationFields, VolunteerExclusionFields, VolunteerFields, ViewerVolunteerFields } from './fields.js';
import { VolunteerResolver } from './resolver.js';
import { TeamMember, VolunteerTeam } from './team.js';
import { VolunteerTeamFields } from './team-fields.js';
import { VolunteerTeamResolver } from './team-resolver.js';
import { Volunteer } from './volunteer.js';

export { Qualification } from './dated-facts.js';
export { teamById, volunteerById } from './loaders.js';
export { volunteerTokens } from './search.js';
export { volunteerIdentity, volunteerIdentityHash, volunteerIdentityPlace } from './identity.js';
export { VolunteerPayload } from './payloads.js';
export { createVolunteer, leaveVolunteer, suspendVolunteer, vetVolunteer, volunteerNumber } from './service.js';
export { VolunteerTeam } from './team.js';
export { Volunteer, VolunteerState } from './volunteer.js';

/** Volunteers, their teams, qualifications and times. */
export const volunteersModule: DomainModule = {
  name: 'volunteers',
  entities: [VolunteerTeam, Volunteer, TeamMember, Qualification, AvailabilityWindow, AvailabilityDay, Absence, VolunteerExclusion],
  resolvers: [
    VolunteerResolver,
    VolunteerTeamResolver,
    VolunteerFields,
    VolunteerTeamFields,
    QualificationFields,
    VolunteerExclusionFields,
    ViewerVolunteerFields,
  ],
};
