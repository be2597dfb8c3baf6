import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { householdById } from '../households/index.js';
import { AbilityScale } from './ability.js';
import { CareArrangement } from './arrangement.js';
import {
  AbilityAssessInput,
  CareArrangementBeginInput,
  CareArrangementEndInput,
  CareArrangementFilter,
  CareHoursRecordInput,
  CareHoursVerifyInput,
  CareQualityRecordInput,
} from './inputs.js';
import { listArrangements } from './list.js';
import { arrangementById } from './loaders.js';
import { AbilityAssessPayload, CareArrangementConnection, CareArrangementPayload } from './payloads.js';
import { assess, beginArrangement, endArrangement, recordHours, recordQuality, verifyHours } from './service.js';

/** Runs a change and answers with the arrangement after it. */
function changed(op: Operation, change: () => Promise<string | void>, id = ''): Promise<CareArrangementPayload> {
  return mutate(op, CareArrangementPayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { arrangement: (await op.load(arrangementById, made ?? id)) ?? undefined };
  });
}

/** Care for disabled people in hardship. */
@Resolver()
export class HomecareResolver {
  @Query(() => [AbilityScale], { description: 'Versions of the scales of daily living, the newest first.' })
  @Guard('catalogue:read')
  abilityScales(@Ctx() { op }: Context): Promise<AbilityScale[]> {
    return op.rows<AbilityScale>(`select ${columns(op, AbilityScale, 's')} from ability_scale s order by s.valid_from desc, s.number desc`);
  }

  @Query(() => CareArrangement, { nullable: true, description: 'An arrangement; null when it does not exist for the viewer.' })
  @Guard('homecare:read')
  homecareArrangement(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<CareArrangement | null> {
    return op.load(arrangementById, id);
  }

  @Query(() => CareArrangementConnection, { description: 'Arrangements that go on, the oldest first.' })
  @Guard('homecare:read')
  async homecareArrangements(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CareArrangementFilter, { nullable: true, description: 'Which ones; all conditions hold together.' })
    filter?: CareArrangementFilter,
  ) {
    return CareArrangementConnection.of(await listArrangements(op, filter ?? {}, page));
  }

  @Mutation(() => AbilityAssessPayload, {
    description: 'Assesses a member. Codes: NOT_FOUND, INVALID_CHOICE, DUPLICATE, OUT_OF_RANGE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('homecare:work')
  abilityAssess(@Ctx() { op }: Context, @Arg('input', () => AbilityAssessInput) input: AbilityAssessInput): Promise<AbilityAssessPayload> {
    return mutate(op, AbilityAssessPayload, async () => {
      const id = await assess(op, input);
      op.forgetLoaded();
      return { household: (await op.load(householdById, id)) ?? undefined };
    });
  }

  @Mutation(() => CareArrangementPayload, {
    description: 'Arranges care with its week. Codes: NOT_FOUND, DUPLICATE, OUT_OF_RANGE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('homecare:work')
  homecareBegin(
    @Ctx() { op }: Context,
    @Arg('input', () => CareArrangementBeginInput) input: CareArrangementBeginInput,
  ): Promise<CareArrangementPayload> {
    return changed(op, () => beginArrangement(op, input));
  }

  @Mutation(() => CareArrangementPayload, {
    description: 'Ends an arrangement. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, OUT_OF_RANGE, NOT_ALLOWED.',
  })
  @Guard('homecare:work')
  homecareEnd(
    @Ctx() { op }: Context,
    @Arg('input', () => CareArrangementEndInput) input: CareArrangementEndInput,
  ): Promise<CareArrangementPayload> {
    return changed(op, () => endArrangement(op, input), input.id);
  }

  @Mutation(() => CareArrangementPayload, {
    description: 'Records care that was given. Codes: NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('homecare:work')
  homecareHoursRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => CareHoursRecordInput) input: CareHoursRecordInput,
  ): Promise<CareArrangementPayload> {
    return changed(op, () => recordHours(op, input), input.arrangementId);
  }

  @Mutation(() => CareArrangementPayload, {
    description:
      'Confirms hours that somebody else recorded. Codes: NOT_FOUND, STALE_VERSION, SAME_PERSON, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('homecare:verify')
  homecareHoursVerify(
    @Ctx() { op }: Context,
    @Arg('input', () => CareHoursVerifyInput) input: CareHoursVerifyInput,
  ): Promise<CareArrangementPayload> {
    return changed(op, () => verifyHours(op, input));
  }

  @Mutation(() => CareArrangementPayload, {
    description: 'Checks how care is given. Codes: NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, SAME_PERSON, NOT_ALLOWED.',
  })
  @Guard('homecare:verify')
  homecareQualityRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => CareQualityRecordInput) input: CareQualityRecordInput,
  ): Promise<CareArrangementPayload> {
    return changed(op, () => recordQuality(op, input), input.arrangementId);
  }
}
