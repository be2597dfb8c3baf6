import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { groupBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { ServiceType, serviceTypeByCode } from '../catalogue/index.js';
import { teamById, VolunteerTeam } from '../volunteers/index.js';

/** How far ahead a team's calendar reaches, in days. */
const AHEAD_DAYS = 14;
/** Members named of one team; a team of more is counted. */
const NAMED = 60;

/** A visit of somebody in the team. */
@ObjectType({
  simpleResolvers: true,
  description: 'A visit that somebody in the team has promised: when and what, neither household nor place.',
})
export class TeamVisit {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;
  teamId!: string;
  serviceCode!: string;
  @Field(() => Date, { description: 'Start (UTC).' })
  startsAt!: Date;
  @Field(() => Date, { description: 'End (UTC).' })
  endsAt!: Date;
  @Field(() => String, { description: 'Who goes.' })
  name!: string;
  @Field(() => Boolean, { description: 'Whether it is the viewer’s own.' })
  own!: boolean;
}

/** A team of one's own. */
@ObjectType({ simpleResolvers: true, description: 'A team that the viewer belongs to.' })
export class MyTeam {
  teamId!: string;
  @Field(() => [String], { description: 'Active members by name, the viewer first; the first sixty of a larger team.' })
  memberNames!: string[];
  @Field(() => Int, { description: 'Active members.' })
  members!: number;
  @Field(() => [TeamVisit], { description: 'What members have promised for the next two weeks, the soonest first.' })
  visits!: TeamVisit[];
}

async function myTeams(op: Operation): Promise<MyTeam[]> {
  const [mates, visits] = await Promise.all([
    op.rows<{ teamId: string; name: string }>('select team_id "teamId", name from app.team_mates()'),
    op.rows<TeamVisit>(
      'select id, team_id "teamId", starts_at "startsAt", ends_at "endsAt", service_code "serviceCode", name, own from app.team_visits($1, $2)',
      [op.now, new Date(op.now.getTime() + AHEAD_DAYS * 86_400_000)],
    ),
  ]);
  const visitsOf = groupBy(
    visits.map((visit) => Object.assign(new TeamVisit(), visit)),
    'teamId',
  );
  return [...groupBy(mates, 'teamId')].map(([teamId, members]) =>
    Object.assign(new MyTeam(), {
      teamId: String(teamId),
      memberNames: members.slice(0, NAMED).map(({ name }) => name),
      members: members.length,
      visits: visitsOf.get(teamId) ?? [],
    }),
  );
}

/** Teams of the viewer. */
@Resolver()
export class TeamworkResolver {
  @Query(() => [MyTeam], { description: 'The teams that the viewer belongs to, with what their members have promised.' })
  @Guard('volunteer:own')
  myTeams(@Ctx() { op }: Context): Promise<MyTeam[]> {
    return myTeams(op);
  }
}

/** Fields of teams of one's own. */
@Resolver(() => MyTeam)
export class MyTeamFields {
  @FieldResolver(() => VolunteerTeam, { nullable: true, description: 'The team.' })
  team(@Ctx() { op }: Context, @Root() { teamId }: MyTeam): Promise<VolunteerTeam | null> {
    return op.load(teamById, teamId);
  }
}

/** Fields of visits of a team. */
@Resolver(() => TeamVisit)
export class TeamVisitFields {
  @FieldResolver(() => ServiceType, { nullable: true, description: 'What for.' })
  async service(@Ctx() { op }: Context, @Root() { serviceCode }: TeamVisit): Promise<ServiceType | null> {
    return op.load(serviceTypeByCode, serviceCode);
  }
}
