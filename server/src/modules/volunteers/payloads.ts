import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { VolunteerTeam } from './team.js';
import { Volunteer } from './volunteer.js';

/** Payload of changes to volunteers. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a volunteer.' })
export class VolunteerPayload extends Payload {
  @Field(() => Volunteer, { nullable: true, description: 'The volunteer as it is now.' })
  volunteer?: Volunteer;
}

/** Payload of changes to teams. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a volunteer team.' })
export class VolunteerTeamPayload extends Payload {
  @Field(() => VolunteerTeam, { nullable: true, description: 'The team as it is now.' })
  volunteerTeam?: VolunteerTeam;
}

/** Page of volunteers. */
export const VolunteerConnection = connectionOf(Volunteer, 'Volunteer');
