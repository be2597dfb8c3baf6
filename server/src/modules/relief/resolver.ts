import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import {
  ObligationEscalateInput,
  ObligationFilter,
  ObligationMeetInput,
  ReliefCancelInput,
  ReliefDeliverInput,
  ReliefDispatchInput,
  ReliefFilter,
  ReliefRequestInput,
} from './inputs.js';
import { listObligations, listReliefs } from './list.js';
import { obligationById, reliefById } from './loaders.js';
import { EmergencyReliefConnection, EmergencyReliefPayload, ObligationConnection, ObligationPayload } from './payloads.js';
import { EmergencyRelief } from './relief.js';
import { cancelRelief, deliverRelief, dispatchRelief, escalateObligation, meetObligation, requestRelief } from './service.js';

function reliefChanged(op: Operation, change: () => Promise<string | void>, id = ''): Promise<EmergencyReliefPayload> {
  return mutate(op, EmergencyReliefPayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { relief: (await op.load(reliefById, made ?? id)) ?? undefined };
  });
}

function obligationChanged(op: Operation, change: () => Promise<void>, id: string): Promise<ObligationPayload> {
  return mutate(op, ObligationPayload, async () => {
    await change();
    op.forgetLoaded();
    return { obligation: (await op.load(obligationById, id)) ?? undefined };
  });
}

/** Green channel. */
@Resolver()
export class ReliefResolver {
  @Query(() => EmergencyRelief, { nullable: true, description: 'One relief; null when it does not exist for the viewer.' })
  @Guard('relief:read')
  emergencyRelief(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<EmergencyRelief | null> {
    return op.load(reliefById, id);
  }

  @Query(() => EmergencyReliefConnection, { description: 'Relief through the green channel, the longest waiting first.' })
  @Guard('relief:read')
  async emergencyReliefs(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ReliefFilter, { nullable: true, description: 'Which reliefs; all conditions hold together.' })
    filter?: ReliefFilter,
  ) {
    return EmergencyReliefConnection.of(await listReliefs(op, filter ?? {}, page));
  }

  @Query(() => ObligationConnection, { description: 'Paperwork owed (待补手续), the longest owed first.' })
  @Guard('relief:read')
  async obligations(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ObligationFilter, { nullable: true, description: 'Which obligations; all conditions hold together.' })
    filter?: ObligationFilter,
  ) {
    return ObligationConnection.of(await listObligations(op, filter ?? {}, page));
  }

  @Mutation(() => EmergencyReliefPayload, { description: 'Asks for relief. Codes: NOT_FOUND, NOT_ALLOWED, DUPLICATE, REQUEST_REUSED.' })
  @Guard('relief:request')
  reliefRequest(
    @Ctx() { op }: Context,
    @Arg('input', () => ReliefRequestInput) input: ReliefRequestInput,
  ): Promise<EmergencyReliefPayload> {
    return reliefChanged(op, () => requestRelief(op, input));
  }

  @Mutation(() => EmergencyReliefPayload, {
    description: 'Says who goes. Codes: NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION.',
  })
  @Guard('relief:work')
  reliefDispatch(
    @Ctx() { op }: Context,
    @Arg('input', () => ReliefDispatchInput) input: ReliefDispatchInput,
  ): Promise<EmergencyReliefPayload> {
    return reliefChanged(op, () => dispatchRelief(op, input), input.id);
  }

  @Mutation(() => EmergencyReliefPayload, {
    description:
      'Records that help was there; paperwork is owed from then on. Codes: NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION, OUT_OF_RANGE, INVALID_FORMAT.',
  })
  @Guard('relief:work')
  reliefDeliver(
    @Ctx() { op }: Context,
    @Arg('input', () => ReliefDeliverInput) input: ReliefDeliverInput,
  ): Promise<EmergencyReliefPayload> {
    return reliefChanged(op, () => deliverRelief(op, input), input.id);
  }

  @Mutation(() => EmergencyReliefPayload, {
    description: 'Cancels relief that was not given. Codes: NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION.',
  })
  @Guard('relief:work')
  reliefCancel(@Ctx() { op }: Context, @Arg('input', () => ReliefCancelInput) input: ReliefCancelInput): Promise<EmergencyReliefPayload> {
    return reliefChanged(op, () => cancelRelief(op, input), input.id);
  }

  @Mutation(() => ObligationPayload, {
    description: 'Meets an obligation; its relief is complete. Codes: NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION.',
  })
  @Guard('obligation:meet')
  obligationMeet(@Ctx() { op }: Context, @Arg('input', () => ObligationMeetInput) input: ObligationMeetInput): Promise<ObligationPayload> {
    return obligationChanged(op, () => meetObligation(op, input), input.id);
  }

  @Mutation(() => ObligationPayload, {
    description: 'Escalates an obligation; it stays owed. Codes: NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION.',
  })
  @Guard('obligation:escalate')
  obligationEscalate(
    @Ctx() { op }: Context,
    @Arg('input', () => ObligationEscalateInput) input: ObligationEscalateInput,
  ): Promise<ObligationPayload> {
    return obligationChanged(op, () => escalateObligation(op, input), input.id);
  }
}
