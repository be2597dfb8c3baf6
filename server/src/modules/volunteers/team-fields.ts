import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context, MaybePromise } from '../../platform/graphql/context.js';
import { Organisation, organisationById } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { loadCodes, ServiceType, serviceTypeByCode } from '../catalogue/index.js';
import { memberCountByTeam } from './loaders.js';
import { VolunteerTeam } from './team.js';

/** Fields of teams. */
@Resolver(() => VolunteerTeam)
export class VolunteerTeamFields {
  @FieldResolver(() => Organisation, { nullable: true, description: 'Organisation that runs the team, if any.' })
  async organisation(@Ctx() { op }: Context, @Root() team: VolunteerTeam): Promise<Organisation | null> {
    return team.organisationId === null ? null : op.load(organisationById, team.organisationId);
  }

  @FieldResolver(() => [AdminArea], { description: 'Areas it serves, with everything below them.' })
  async areas(@Ctx() { op }: Context, @Root() team: VolunteerTeam): Promise<AdminArea[]> {
    const areas = await Promise.all(team.areaCodes.map((code) => op.load(areaByCode, code)));
    return areas.filter((area) => area !== null);
  }

  @FieldResolver(() => [ServiceType], { description: 'Services it offers.' })
  services(@Ctx() { op }: Context, @Root() team: VolunteerTeam): MaybePromise<ServiceType[]> {
    return loadCodes(op, serviceTypeByCode, team.serviceCodes);
  }

  @FieldResolver(() => Int, { description: 'Members who have not left, as far as the viewer may see them.' })
  memberCount(@Ctx() { op }: Context, @Root() team: VolunteerTeam): Promise<number> {
    return op.load(memberCountByTeam, team.id);
  }
}
