import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import {
  DocumentPassInput,
  DocumentReturnInput,
  DocumentTakeInput,
  MandateFilter,
  MandateRecordInput,
  MandateWithdrawInput,
  ProxyOrderCloseInput,
  ProxyOrderFilter,
  ProxyOrderOpenInput,
  ProxyStepAddInput,
} from './inputs.js';
import { listMandates, listOrders } from './list.js';
import { mandateById, orderById } from './loaders.js';
import { CustodyVerb, ProxyOrderState, ProxyServiceOrder } from './order.js';
import { MandateConnection, MandatePayload, ProxyOrderPayload, ProxyServiceOrderConnection } from './payloads.js';
import { addStep, endOrder, moveDocument, openOrder, recordMandate, takeDocument, withdrawMandate } from './service.js';

function orderChanged(op: Operation, change: () => Promise<string | void>, id = ''): Promise<ProxyOrderPayload> {
  return mutate(op, ProxyOrderPayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { order: (await op.load(orderById, made ?? id)) ?? undefined };
  });
}

function mandateChanged(op: Operation, change: () => Promise<string | void>, id = ''): Promise<MandatePayload> {
  return mutate(op, MandatePayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { mandate: (await op.load(mandateById, made ?? id)) ?? undefined };
  });
}

/** Proxy service. */
@Resolver()
export class ProxyResolver {
  @Query(() => ProxyServiceOrder, { nullable: true, description: 'One order; null when it does not exist for the viewer.' })
  @Guard('proxy:read')
  proxyOrder(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<ProxyServiceOrder | null> {
    return op.load(orderById, id);
  }

  @Query(() => ProxyServiceOrderConnection, { description: 'Orders of proxy service, the longest open first.' })
  @Guard('proxy:read')
  async proxyOrders(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ProxyOrderFilter, { nullable: true, description: 'Which orders; all conditions hold together.' })
    filter?: ProxyOrderFilter,
  ) {
    return ProxyServiceOrderConnection.of(await listOrders(op, filter ?? {}, page));
  }

  @Query(() => MandateConnection, { description: 'Mandates, those that end first first.' })
  @Guard('proxy:read')
  async mandates(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => MandateFilter, { nullable: true, description: 'Which mandates; all conditions hold together.' })
    filter?: MandateFilter,
  ) {
    return MandateConnection.of(await listMandates(op, filter ?? {}, page));
  }

  @Mutation(() => MandatePayload, {
    description: 'Records a mandate. Codes: NOT_FOUND, IN_THE_PAST, OUT_OF_RANGE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('proxy:work')
  mandateRecord(@Ctx() { op }: Context, @Arg('input', () => MandateRecordInput) input: MandateRecordInput): Promise<MandatePayload> {
    return mandateChanged(op, () => recordMandate(op, input));
  }

  @Mutation(() => MandatePayload, {
    description: 'Withdraws a mandate, effective at once. Codes: NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION.',
  })
  @Guard('mandate:withdraw')
  mandateWithdraw(@Ctx() { op }: Context, @Arg('input', () => MandateWithdrawInput) input: MandateWithdrawInput): Promise<MandatePayload> {
    return mandateChanged(op, () => withdrawMandate(op, input), input.id);
  }

  @Mutation(() => ProxyOrderPayload, {
    description: 'Opens an order under a mandate that holds. Codes: NOT_FOUND, CONSENT_MISSING, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('proxy:work')
  proxyOrderOpen(@Ctx() { op }: Context, @Arg('input', () => ProxyOrderOpenInput) input: ProxyOrderOpenInput): Promise<ProxyOrderPayload> {
    return orderChanged(op, () => openOrder(op, input));
  }

  @Mutation(() => ProxyOrderPayload, {
    description: 'Records a step. Codes: NOT_FOUND, CONSENT_MISSING, REASON_REQUIRED, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('proxy:work')
  proxyStepAdd(@Ctx() { op }: Context, @Arg('input', () => ProxyStepAddInput) input: ProxyStepAddInput): Promise<ProxyOrderPayload> {
    return orderChanged(op, () => addStep(op, input), input.orderId);
  }

  @Mutation(() => ProxyOrderPayload, {
    description:
      'Takes a paper, with a receipt. Codes: NOT_FOUND, CONSENT_MISSING, REASON_REQUIRED, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('proxy:work')
  documentTake(@Ctx() { op }: Context, @Arg('input', () => DocumentTakeInput) input: DocumentTakeInput): Promise<ProxyOrderPayload> {
    return orderChanged(op, () => takeDocument(op, input), input.orderId);
  }

  @Mutation(() => ProxyOrderPayload, { description: 'Passes a paper on. Codes: NOT_FOUND, ILLEGAL_TRANSITION, NOT_ALLOWED.' })
  @Guard('proxy:work')
  documentPass(@Ctx() { op }: Context, @Arg('input', () => DocumentPassInput) input: DocumentPassInput): Promise<ProxyOrderPayload> {
    return orderChanged(op, () => moveDocument(op, input, CustodyVerb.PASSED));
  }

  @Mutation(() => ProxyOrderPayload, { description: 'Returns a paper, with a receipt. Codes: NOT_FOUND, ILLEGAL_TRANSITION, NOT_ALLOWED.' })
  @Guard('proxy:work')
  documentReturn(@Ctx() { op }: Context, @Arg('input', () => DocumentReturnInput) input: DocumentReturnInput): Promise<ProxyOrderPayload> {
    return orderChanged(op, () => moveDocument(op, input, CustodyVerb.RETURNED));
  }

  @Mutation(() => ProxyOrderPayload, {
    description: 'Closes an order with its result. Codes: NOT_FOUND, STALE_VERSION, IN_USE, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('proxy:work')
  proxyOrderClose(
    @Ctx() { op }: Context,
    @Arg('input', () => ProxyOrderCloseInput) input: ProxyOrderCloseInput,
  ): Promise<ProxyOrderPayload> {
    return orderChanged(op, () => endOrder(op, input, ProxyOrderState.CLOSED), input.id);
  }

  @Mutation(() => ProxyOrderPayload, {
    description: 'Cancels an order with a reason. Codes: NOT_FOUND, STALE_VERSION, IN_USE, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('proxy:work')
  proxyOrderCancel(
    @Ctx() { op }: Context,
    @Arg('input', () => ProxyOrderCloseInput) input: ProxyOrderCloseInput,
  ): Promise<ProxyOrderPayload> {
    return orderChanged(op, () => endOrder(op, input, ProxyOrderState.CANCELLED), input.id);
  }
}
