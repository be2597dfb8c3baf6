import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { teamById } from './loaders.js';
import { VolunteerTeamPayload } from './payloads.js';
import { VolunteerTeam } from './team.js';
import { VolunteerTeamCreateInput, VolunteerTeamUpdateInput } from './team-inputs.js';
import { createTeam, listTeams, updateTeam } from './team-service.js';

async function answer(op: Operation, id: string): Promise<Partial<VolunteerTeamPayload>> {
  op.forgetLoaded();
  return { volunteerTeam: (await op.load(teamById, id)) ?? undefined };
}

/** Volunteer teams. */
@Resolver()
export class VolunteerTeamResolver {
  @Query(() => [VolunteerTeam], { description: 'Teams by kind and name; with `areaCode` those that serve the area or a part of it.' })
  @Guard('catalogue:read')
  volunteerTeams(
    @Ctx() { op }: Context,
    @Arg('areaCode', () => String, { nullable: true, description: 'Code of an area.' }) areaCode?: string | null,
  ): Promise<VolunteerTeam[]> {
    return listTeams(op, areaCode);
  }

  @Mutation(() => VolunteerTeamPayload, {
    description: 'Makes a team. Codes: DUPLICATE, NOT_FOUND, INVALID_FORMAT, INVALID_CHOICE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('team:edit')
  volunteerTeamCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerTeamCreateInput) input: VolunteerTeamCreateInput,
  ): Promise<VolunteerTeamPayload> {
    return mutate(op, VolunteerTeamPayload, async () => answer(op, await createTeam(op, input)));
  }

  @Mutation(() => VolunteerTeamPayload, {
    description: 'Changes a team. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, REQUIRED, DUPLICATE, INVALID_FORMAT, INVALID_CHOICE.',
  })
  @Guard('team:edit')
  volunteerTeamUpdate(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerTeamUpdateInput) input: VolunteerTeamUpdateInput,
  ): Promise<VolunteerTeamPayload> {
    return mutate(op, VolunteerTeamPayload, async () => {
      await updateTeam(op, input);
      return answer(op, input.id);
    });
  }
}
