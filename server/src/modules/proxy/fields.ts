import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { ServiceType, serviceTypeByCode } from '../catalogue/index.js';
import { clocksBySubject, SlaClock } from '../deadlines/index.js';
import { Household, householdById, Person, personById } from '../households/index.js';
import {
  chainByDocument,
  checklistByHousehold,
  documentsByOrder,
  kindByCode,
  mandateById,
  mandatesByHousehold,
  ordersByHousehold,
  stepsByOrder,
} from './loaders.js';
import { Mandate } from './mandate.js';
import { CustodyEvent, DocumentCustody, DocumentKind, ProxyCheck, ProxyOrderState, ProxyServiceOrder, ProxyStep } from './order.js';

function holds(op: Operation, mandate: Mandate | null): boolean {
  const today = civilDate(op.now);
  return mandate !== null && mandate.withdrawnAt === null && mandate.validFrom <= today && today <= mandate.validUntil;
}

/** Fields of mandates. */
@Resolver(() => Mandate)
export class MandateFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() mandate: Mandate): Promise<Household | null> {
    return op.load(householdById, mandate.householdId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who signed, masked.' })
  person(@Ctx() { op }: Context, @Root() mandate: Mandate): Promise<Person | null> {
    return op.load(personById, mandate.personId);
  }

  @FieldResolver(() => [ServiceType], { description: 'Services that it covers.' })
  async services(@Ctx() { op }: Context, @Root() mandate: Mandate): Promise<ServiceType[]> {
    const found = await Promise.all(mandate.scope.map((code) => op.load(serviceTypeByCode, code)));
    return found.filter((service) => service !== null);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it holds now: begun, not ended, not withdrawn.' })
  holds(@Ctx() { op }: Context, @Root() mandate: Mandate): boolean {
    return holds(op, mandate);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may withdraw it now.' })
  viewerCanWithdraw(@Ctx() { op }: Context, @Root() mandate: Mandate): boolean {
    return mandate.withdrawnAt === null && op.actor.can('mandate:withdraw', mandate.areaCode);
  }
}

/** Fields of orders. */
@Resolver(() => ProxyServiceOrder)
export class ProxyOrderFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): Promise<Household | null> {
    return op.load(householdById, order.householdId);
  }

  @FieldResolver(() => Mandate, { nullable: true, description: 'The mandate that it acts under.' })
  mandate(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): Promise<Mandate | null> {
    return op.load(mandateById, order.mandateId);
  }

  @FieldResolver(() => ServiceType, { nullable: true, description: 'The service.' })
  service(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): Promise<ServiceType | null> {
    return op.load(serviceTypeByCode, order.serviceCode);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever answers for it.' })
  async ownerName(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): Promise<string | null> {
    return order.ownerId === null ? null : op.load(accountName, order.ownerId);
  }

  @FieldResolver(() => [ProxyStep], { description: 'Steps in order of time.' })
  steps(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): Promise<ProxyStep[]> {
    return op.load(stepsByOrder, order.id);
  }

  @FieldResolver(() => [DocumentCustody], { description: 'Papers, every one accounted for.' })
  documents(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): Promise<DocumentCustody[]> {
    return op.load(documentsByOrder, order.id);
  }

  @FieldResolver(() => [ProxyCheck], { description: 'What may be asked of the household, and what must not be asked (again).' })
  checklist(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): Promise<ProxyCheck[]> {
    return op.load(checklistByHousehold, order.householdId);
  }

  @FieldResolver(() => Int, { description: 'Trips of the resident so far.' })
  async trips(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): Promise<number> {
    return (await op.load(stepsByOrder, order.id)).filter((step) => step.residentCame).length;
  }

  @FieldResolver(() => Int, { description: 'Papers that are out now.' })
  async papersOut(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): Promise<number> {
    return (await op.load(documentsByOrder, order.id)).filter((document) => document.returnedAt === null).length;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may act in it now: it is open and its mandate holds.' })
  async viewerCanAct(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): Promise<boolean> {
    return this.viewerCanReturn({ op }, order) && holds(op, await op.load(mandateById, order.mandateId));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may return papers and end it now; no mandate is needed for that.' })
  viewerCanReturn(@Ctx() { op }: Context, @Root() order: ProxyServiceOrder): boolean {
    return order.state === ProxyOrderState.OPEN && op.actor.can('proxy:work', order.areaCode);
  }
}

/** Fields of papers. */
@Resolver(() => DocumentCustody)
export class CustodyFields {
  @FieldResolver(() => DocumentKind, { description: 'What kind of paper it is.' })
  kind(@Ctx() { op }: Context, @Root() document: DocumentCustody): Promise<DocumentKind | null> {
    return op.load(kindByCode, document.kindCode);
  }

  @FieldResolver(() => [CustodyEvent], { description: 'Its chain of custody.' })
  chain(@Ctx() { op }: Context, @Root() document: DocumentCustody): Promise<CustodyEvent[]> {
    return op.load(chainByDocument, document.id);
  }

  @FieldResolver(() => SlaClock, { nullable: true, description: 'The clock of its return; null when the viewer may not see clocks here.' })
  async clock(@Ctx() { op }: Context, @Root() document: DocumentCustody): Promise<SlaClock | null> {
    return (await op.load(clocksBySubject, document.id)).at(-1) ?? null;
  }
}

/** Proxy service of households. */
@Resolver(() => Household)
export class HouseholdProxyFields {
  @FieldResolver(() => [Mandate], { description: 'Mandates, the newest first; empty when the viewer may not read them.' })
  mandates(@Ctx() { op }: Context, @Root() household: Household): Promise<Mandate[]> {
    return op.load(mandatesByHousehold, household.id);
  }

  @FieldResolver(() => [ProxyServiceOrder], {
    description: 'Orders of proxy service, the newest first; empty when the viewer may not read them.',
  })
  proxyOrders(@Ctx() { op }: Context, @Root() household: Household): Promise<ProxyServiceOrder[]> {
    return op.load(ordersByHousehold, household.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may record a mandate of it.' })
  viewerCanRecordMandate(@Ctx() { op }: Context, @Root() household: Household): boolean {
    return op.actor.can('proxy:work', household.areaCode);
  }
}
