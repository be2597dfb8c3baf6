import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Guard } from '../../../platform/access/guard.js';
import type { Context } from '../../../platform/graphql/context.js';
import { mutate } from '../../../platform/graphql/mutation.js';
import { openGlass, reviewGlass } from '../break-glass.js';
import { addShift, removeShift, shiftById } from '../duty.js';
import { BereavementRecordInput, DutyShiftAddInput, DutyShiftRemoveInput } from '../inputs/duty.js';
import { BreakGlassOpenInput, BreakGlassReviewInput } from '../inputs/glass.js';
import { recordBereavement } from '../loads.js';
import { glassById, referralById } from '../loaders.js';
import { BereavementPayload, BreakGlassPayload, DutyShiftPayload } from '../payloads.js';

/** Emergency access and the roster. */
@Resolver()
export class DutyMutations {
  @Mutation(() => BreakGlassPayload, { description: 'Opens one case in an emergency. Codes: NOT_FOUND, REASON_REQUIRED, REQUEST_REUSED.' })
  @Guard('care:break_glass')
  breakGlassOpen(@Ctx() { op }: Context, @Arg('input', () => BreakGlassOpenInput) input: BreakGlassOpenInput): Promise<BreakGlassPayload> {
    return mutate(op, BreakGlassPayload, async () => {
      const glass = await op.load(glassById, await openGlass(op, input));
      return { glass: glass ?? undefined, referral: glass ? ((await op.load(referralById, glass.referralId)) ?? undefined) : undefined };
    });
  }

  @Mutation(() => BreakGlassPayload, { description: 'Reviews an emergency access. Codes: NOT_FOUND, SAME_PERSON, ILLEGAL_TRANSITION.' })
  @Guard('care:supervise')
  breakGlassReview(
    @Ctx() { op }: Context,
    @Arg('input', () => BreakGlassReviewInput) input: BreakGlassReviewInput,
  ): Promise<BreakGlassPayload> {
    return mutate(op, BreakGlassPayload, async () => {
      const id = await reviewGlass(op, input);
      op.forgetLoaded();
      return { glass: (await op.load(glassById, id)) ?? undefined };
    });
  }

  @Mutation(() => DutyShiftPayload, {
    description: 'Puts somebody on duty. Codes: OUT_OF_RANGE, INVALID_CHOICE, INVALID_FORMAT, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('care:supervise')
  dutyShiftAdd(@Ctx() { op }: Context, @Arg('input', () => DutyShiftAddInput) input: DutyShiftAddInput): Promise<DutyShiftPayload> {
    return mutate(op, DutyShiftPayload, async () => ({ shift: await shiftById(op, await addShift(op, input)), changed: true }));
  }

  @Mutation(() => DutyShiftPayload, { description: 'Takes a shift off the roster. Codes: NOT_FOUND.' })
  @Guard('care:supervise')
  dutyShiftRemove(
    @Ctx() { op }: Context,
    @Arg('input', () => DutyShiftRemoveInput) input: DutyShiftRemoveInput,
  ): Promise<DutyShiftPayload> {
    return mutate(op, DutyShiftPayload, async () => {
      await removeShift(op, input.id);
      return { changed: true };
    });
  }

  @Mutation(() => BereavementPayload, {
    description: 'Records a death in a household. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, DUPLICATE, REQUEST_REUSED.',
  })
  @Guard('care:bereavement')
  bereavementRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => BereavementRecordInput) input: BereavementRecordInput,
  ): Promise<BereavementPayload> {
    return mutate(op, BereavementPayload, async () => ({ recorded: (await recordBereavement(op, input)) !== '' }));
  }
}
