import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { DeadlineClock } from '../calendars/index.js';
import { Household, householdById } from '../households/index.js';
import { ClockPause, ClockStep, SlaClock } from './clock.js';
import { pausesByClock, ruleById, runningClocksByHousehold, stepsByRule, takenSteps } from './loaders.js';
import { SlaRule, SlaRuleStep } from './rule.js';
import { deadlineOf } from './state.js';

async function nameOf(op: Operation, accountId: string | null): Promise<string | null> {
  return accountId === null ? null : op.load(accountName, accountId);
}

async function viewerMayPause(op: Operation, clock: SlaClock): Promise<boolean> {
  if (clock.metAt !== null || clock.cancelledAt !== null || !op.actor.can('clock:pause', clock.areaCode)) return false;
  return (await op.load(ruleById, clock.ruleId))?.pausable ?? false;
}

async function standsStill(op: Operation, clock: SlaClock): Promise<boolean> {
  return (await op.load(pausesByClock, clock.id)).some((pause) => pause.resumedAt === null);
}

/** Fields of clocks. */
@Resolver(() => SlaClock)
export class ClockFields {
  @FieldResolver(() => DeadlineClock, { description: 'Where it stands now: its words come first, the facts behind them after.' })
  deadline(@Ctx() { op }: Context, @Root() clock: SlaClock): Promise<DeadlineClock> {
    return deadlineOf(op, clock);
  }

  @FieldResolver(() => ID, { description: 'Id of what it is about; the root field of its kind reads it.' })
  subject(@Root() clock: SlaClock): string {
    return clock.subjectId;
  }

  @FieldResolver(() => SlaRule, { description: 'The rule version that it runs by: the one in force when it began.' })
  rule(@Ctx() { op }: Context, @Root() clock: SlaClock): Promise<SlaRule | null> {
    return op.load(ruleById, clock.ruleId);
  }

  @FieldResolver(() => [ClockPause], { description: 'When it stood still, in order.' })
  pauses(@Ctx() { op }: Context, @Root() clock: SlaClock): Promise<ClockPause[]> {
    return op.load(pausesByClock, clock.id);
  }

  @FieldResolver(() => [ClockStep], { description: 'Who was called, in order.' })
  steps(@Ctx() { op }: Context, @Root() clock: SlaClock): Promise<ClockStep[]> {
    return op.load(takenSteps, clock.id);
  }

  @FieldResolver(() => Household, {
    nullable: true,
    description: 'The household, masked; null when it is about none or the viewer may not see it.',
  })
  async household(@Ctx() { op }: Context, @Root() clock: SlaClock): Promise<Household | null> {
    return clock.householdId === null ? null : op.load(householdById, clock.householdId);
  }

  @FieldResolver(() => AdminArea, { description: 'Area in which it began.' })
  area(@Ctx() { op }: Context, @Root() clock: SlaClock): Promise<AdminArea | null> {
    return op.load(areaByCode, clock.areaCode);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever answers for it; null while nobody does.' })
  ownerName(@Ctx() { op }: Context, @Root() clock: SlaClock): Promise<string | null> {
    return nameOf(op, clock.ownerId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may let it stand still now.' })
  async viewerCanPause(@Ctx() { op }: Context, @Root() clock: SlaClock): Promise<boolean> {
    return (await viewerMayPause(op, clock)) && !(await standsStill(op, clock));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may let it go on now.' })
  async viewerCanResume(@Ctx() { op }: Context, @Root() clock: SlaClock): Promise<boolean> {
    return (await viewerMayPause(op, clock)) && (await standsStill(op, clock));
  }
}

/** Fields of rules. */
@Resolver(() => SlaRule)
export class RuleFields {
  @FieldResolver(() => [SlaRuleStep], { description: 'Its ladder, in order.' })
  ladder(@Ctx() { op }: Context, @Root() rule: SlaRule): Promise<SlaRuleStep[]> {
    return op.load(stepsByRule, rule.id);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where it holds; null for the whole city.' })
  async area(@Ctx() { op }: Context, @Root() rule: SlaRule): Promise<AdminArea | null> {
    return rule.areaCode === null ? null : op.load(areaByCode, rule.areaCode);
  }
}

/** Fields of pauses. */
@Resolver(() => ClockPause)
export class PauseFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever let it stand still.' })
  pausedByName(@Ctx() { op }: Context, @Root() pause: ClockPause): Promise<string | null> {
    return nameOf(op, pause.pausedBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever let it go on; null before that.' })
  resumedByName(@Ctx() { op }: Context, @Root() pause: ClockPause): Promise<string | null> {
    return nameOf(op, pause.resumedBy);
  }
}

/** Fields of steps. */
@Resolver(() => ClockStep)
export class StepTakenFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever was called; null when nobody holds that place.' })
  calledName(@Ctx() { op }: Context, @Root() step: ClockStep): Promise<string | null> {
    return nameOf(op, step.accountId);
  }
}

/** Clocks of households. */
@Resolver(() => Household)
export class HouseholdClockFields {
  @FieldResolver(() => [SlaClock], { description: 'The running clocks about it that the viewer may see, the earliest due first.' })
  runningClocks(@Ctx() { op }: Context, @Root() household: Household): Promise<SlaClock[]> {
    return op.load(runningClocksByHousehold, household.id);
  }
}
