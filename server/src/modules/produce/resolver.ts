import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Guard, Public } from '../../platform/access/guard.js';
import type { Loader } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { PairingProjectPayload, projectById } from '../pairing/index.js';
import {
  HouseholdPaymentRecordInput,
  HouseholdPaymentUndoInput,
  IncomeStatementAddInput,
  LabourRecordAddInput,
  ProduceDeliveriesRecordInput,
  ProduceFilter,
  ProduceOfferAddInput,
  ProduceOrderCreateInput,
  ProduceProductCreateInput,
  ProduceProductUpdateInput,
  ProduceReasonInput,
} from './inputs.js';
import { listDeliveries, listOrders, listPayments } from './list.js';
import { orderById, paymentById } from './loaders.js';
import { addOffer, cancelOrder, createOrder, createProduct, updateProduct, recordDeliveries, voidDelivery } from './orders.js';
import {
  HouseholdPaymentConnection,
  HouseholdPaymentPayload,
  ProduceDeliveryConnection,
  ProduceOrderConnection,
  ProduceOrderPayload,
} from './payloads.js';
import { addLabour, addStatement, recordPayment, undoPayment } from './payments.js';
import { publicProject, PublicProject } from './public.js';

/** Runs a change and loads what it answers with: what it made or changed, or the object of an id. */
async function after<T>(
  op: Operation,
  loader: Loader<string, T | null>,
  id: string,
  change: () => Promise<string | void>,
): Promise<T | undefined> {
  const made = await change();
  op.forgetLoaded();
  return (await op.load(loader, made ?? id)) ?? undefined;
}

/** Produce, work and money of projects. */
@Resolver()
export class ProduceResolver {
  @Query(() => PublicProject, {
    nullable: true,
    description: 'The anonymous page of a project by its number, for anybody; null while it is off.',
  })
  @Public()
  publicProject(
    @Ctx() { op }: Context,
    @Arg('number', () => String, { description: 'Number of the project.' }) number: string,
  ): Promise<PublicProject | null> {
    return publicProject(op, number);
  }

  @Query(() => ProduceOrderConnection, { description: 'Orders, the newest first.' })
  @Guard('project:browse')
  async produceOrders(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ProduceFilter, { nullable: true, description: 'Which ones; all conditions hold together.' })
    filter?: ProduceFilter,
  ) {
    return ProduceOrderConnection.of(await listOrders(op, filter ?? {}, page));
  }

  @Query(() => ProduceDeliveryConnection, { description: 'Deliveries, the newest first.' })
  @Guard('project:browse')
  async produceDeliveries(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ProduceFilter, { nullable: true, description: 'Which ones; all conditions hold together.' })
    filter?: ProduceFilter,
  ) {
    return ProduceDeliveryConnection.of(await listDeliveries(op, filter ?? {}, page));
  }

  @Query(() => HouseholdPaymentConnection, { description: 'Payments to households, the newest first.' })
  @Guard('project:browse')
  async householdPayments(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ProduceFilter, { nullable: true, description: 'Which ones; all conditions hold together.' })
    filter?: ProduceFilter,
  ) {
    return HouseholdPaymentConnection.of(await listPayments(op, filter ?? {}, page));
  }

  @Mutation(() => PairingProjectPayload, {
    description: 'Adds a product. Codes: NOT_FOUND, NOT_ALLOWED, DUPLICATE, OUT_OF_RANGE, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:work')
  produceProductCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => ProduceProductCreateInput) input: ProduceProductCreateInput,
  ): Promise<PairingProjectPayload> {
    return mutate(op, PairingProjectPayload, async () => ({
      project: await after(op, projectById, input.projectId, () => createProduct(op, input)),
    }));
  }

  @Mutation(() => PairingProjectPayload, {
    description:
      'Changes season, fair price and expected yield of a product. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, OUT_OF_RANGE, ILLEGAL_TRANSITION.',
  })
  @Guard('project:work')
  produceProductUpdate(
    @Ctx() { op }: Context,
    @Arg('input', () => ProduceProductUpdateInput) input: ProduceProductUpdateInput,
  ): Promise<PairingProjectPayload> {
    return mutate(op, PairingProjectPayload, async () => ({ project: await after(op, projectById, '', () => updateProduct(op, input)) }));
  }

  @Mutation(() => PairingProjectPayload, {
    description: 'Records what a household has to sell. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:work')
  produceOfferAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => ProduceOfferAddInput) input: ProduceOfferAddInput,
  ): Promise<PairingProjectPayload> {
    return mutate(op, PairingProjectPayload, async () => ({ project: await after(op, projectById, '', () => addOffer(op, input)) }));
  }

  @Mutation(() => ProduceOrderPayload, {
    description: 'Records an order. Codes: NOT_FOUND, NOT_ALLOWED, DUPLICATE, OUT_OF_RANGE, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:work')
  produceOrderCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => ProduceOrderCreateInput) input: ProduceOrderCreateInput,
  ): Promise<ProduceOrderPayload> {
    return mutate(op, ProduceOrderPayload, async () => ({ order: await after(op, orderById, '', () => createOrder(op, input)) }));
  }

  @Mutation(() => ProduceOrderPayload, {
    description:
      'Cancels an order of which nothing was delivered. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE.',
  })
  @Guard('project:work')
  produceOrderCancel(
    @Ctx() { op }: Context,
    @Arg('input', () => ProduceReasonInput) input: ProduceReasonInput,
  ): Promise<ProduceOrderPayload> {
    return mutate(op, ProduceOrderPayload, async () => ({ order: await after(op, orderById, input.id, () => cancelOrder(op, input)) }));
  }

  @Mutation(() => PairingProjectPayload, {
    description:
      'Records many deliveries, all of them or none; a fault names its line. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:work')
  produceDeliveriesRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => ProduceDeliveriesRecordInput) input: ProduceDeliveriesRecordInput,
  ): Promise<PairingProjectPayload> {
    return mutate(op, PairingProjectPayload, async () => ({
      project: await after(op, projectById, input.projectId, () => recordDeliveries(op, input)),
    }));
  }

  @Mutation(() => PairingProjectPayload, {
    description:
      'Voids a delivery that was recorded by mistake and not paid for. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE.',
  })
  @Guard('project:work')
  produceDeliveryVoid(
    @Ctx() { op }: Context,
    @Arg('input', () => ProduceReasonInput) input: ProduceReasonInput,
  ): Promise<PairingProjectPayload> {
    return mutate(op, PairingProjectPayload, async () => ({ project: await after(op, projectById, '', () => voidDelivery(op, input)) }));
  }

  @Mutation(() => PairingProjectPayload, {
    description: 'Records paid work of a household. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:work')
  labourRecordAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => LabourRecordAddInput) input: LabourRecordAddInput,
  ): Promise<PairingProjectPayload> {
    return mutate(op, PairingProjectPayload, async () => ({ project: await after(op, projectById, '', () => addLabour(op, input)) }));
  }

  @Mutation(() => HouseholdPaymentPayload, {
    description:
      'Pays a household for deliveries and work; the income is recorded with it. Codes: NOT_FOUND, NOT_ALLOWED, REQUIRED, INVALID_CHOICE, OUT_OF_RANGE, DUPLICATE, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:work')
  householdPaymentRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPaymentRecordInput) input: HouseholdPaymentRecordInput,
  ): Promise<HouseholdPaymentPayload> {
    return mutate(op, HouseholdPaymentPayload, async () => ({ payment: await after(op, paymentById, '', () => recordPayment(op, input)) }));
  }

  @Mutation(() => HouseholdPaymentPayload, {
    description: 'Takes a payment back whole, by one that reverses it. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:work')
  householdPaymentUndo(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPaymentUndoInput) input: HouseholdPaymentUndoInput,
  ): Promise<HouseholdPaymentPayload> {
    return mutate(op, HouseholdPaymentPayload, async () => ({ payment: await after(op, paymentById, '', () => undoPayment(op, input)) }));
  }

  @Mutation(() => PairingProjectPayload, {
    description:
      "Records a household's whole income over a period; an organisation needs a consent in force that names it. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, REQUEST_REUSED.",
  })
  @Guard('project:change')
  incomeStatementAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => IncomeStatementAddInput) input: IncomeStatementAddInput,
  ): Promise<PairingProjectPayload> {
    return mutate(op, PairingProjectPayload, async () => ({ project: await after(op, projectById, '', () => addStatement(op, input)) }));
  }
}
