import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { clocksBySubject, SlaClock } from '../deadlines/index.js';
import { Household, householdById } from '../households/index.js';
import { obligationByRelief, reliefById, reliefsByHousehold } from './loaders.js';
import { EmergencyRelief, Obligation, ObligationState, ReliefState } from './relief.js';
import { reliefMoves } from './states.js';

async function clockOf(op: Operation, id: string): Promise<SlaClock | null> {
  return (await op.load(clocksBySubject, id)).at(-1) ?? null;
}

function mayMove(op: Operation, relief: EmergencyRelief, to: ReliefState): boolean {
  return reliefMoves[relief.state].includes(to) && op.actor.can('relief:work', relief.areaCode);
}

/** Fields of relief. */
@Resolver(() => EmergencyRelief)
export class ReliefFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() relief: EmergencyRelief): Promise<Household | null> {
    return op.load(householdById, relief.householdId);
  }

  @FieldResolver(() => AdminArea, { description: 'Area of the household when it was asked for.' })
  area(@Ctx() { op }: Context, @Root() relief: EmergencyRelief): Promise<AdminArea | null> {
    return op.load(areaByCode, relief.areaCode);
  }

  @FieldResolver(() => SlaClock, { nullable: true, description: 'The clock of 24 hours; null when the viewer may not see clocks here.' })
  clock(@Ctx() { op }: Context, @Root() relief: EmergencyRelief): Promise<SlaClock | null> {
    return clockOf(op, relief.id);
  }

  @FieldResolver(() => Obligation, { nullable: true, description: 'The paperwork owed; null until relief was given.' })
  obligation(@Ctx() { op }: Context, @Root() relief: EmergencyRelief): Promise<Obligation | null> {
    return op.load(obligationByRelief, relief.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever asked for it.' })
  requestedByName(@Ctx() { op }: Context, @Root() relief: EmergencyRelief): Promise<string | null> {
    return op.load(accountName, relief.requestedBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever recorded that help was there.' })
  async relievedByName(@Ctx() { op }: Context, @Root() relief: EmergencyRelief): Promise<string | null> {
    return relief.relievedBy === null ? null : op.load(accountName, relief.relievedBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may say who goes now.' })
  viewerCanDispatch(@Ctx() { op }: Context, @Root() relief: EmergencyRelief): boolean {
    return mayMove(op, relief, ReliefState.DISPATCHED);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may record that help was there now.' })
  viewerCanDeliver(@Ctx() { op }: Context, @Root() relief: EmergencyRelief): boolean {
    return mayMove(op, relief, ReliefState.RELIEVED);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may cancel it now.' })
  viewerCanCancel(@Ctx() { op }: Context, @Root() relief: EmergencyRelief): boolean {
    return mayMove(op, relief, ReliefState.CANCELLED);
  }
}

/** Fields of obligations. */
@Resolver(() => Obligation)
export class ObligationFields {
  @FieldResolver(() => EmergencyRelief, { nullable: true, description: 'The relief that left it.' })
  relief(@Ctx() { op }: Context, @Root() obligation: Obligation): Promise<EmergencyRelief | null> {
    return op.load(reliefById, obligation.reliefId);
  }

  @FieldResolver(() => SlaClock, { nullable: true, description: 'Its clock; null when the viewer may not see clocks here.' })
  clock(@Ctx() { op }: Context, @Root() obligation: Obligation): Promise<SlaClock | null> {
    return clockOf(op, obligation.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever answers for it.' })
  async ownerName(@Ctx() { op }: Context, @Root() obligation: Obligation): Promise<string | null> {
    return obligation.ownerId === null ? null : op.load(accountName, obligation.ownerId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may meet it now.' })
  viewerCanMeet(@Ctx() { op }: Context, @Root() obligation: Obligation): boolean {
    return obligation.state !== ObligationState.MET && op.actor.can('obligation:meet', obligation.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may escalate it now.' })
  viewerCanEscalate(@Ctx() { op }: Context, @Root() obligation: Obligation): boolean {
    return obligation.state === ObligationState.OWED && op.actor.can('obligation:escalate', obligation.areaCode);
  }
}

/** Relief of households. */
@Resolver(() => Household)
export class HouseholdReliefFields {
  @FieldResolver(() => [EmergencyRelief], {
    description: 'Relief through the green channel, the newest first; empty when the viewer may not read it.',
  })
  reliefs(@Ctx() { op }: Context, @Root() household: Household): Promise<EmergencyRelief[]> {
    return op.load(reliefsByHousehold, household.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may ask for relief now; one that is under way stands in the way.' })
  async viewerCanRequestRelief(@Ctx() { op }: Context, @Root() household: Household): Promise<boolean> {
    if (!op.actor.can('relief:request', household.areaCode)) return false;
    const reliefs = await op.load(reliefsByHousehold, household.id);
    return !reliefs.some((relief) => relief.state === ReliefState.REQUESTED || relief.state === ReliefState.DISPATCHED);
  }
}
