import type { DomainModule } from '../../platform/graphql/module.js';
import { CustodyFields, HouseholdProxyFields, MandateFields, ProxyOrderFields } from './fields.js';
import { Mandate } from './mandate.js';
import { CustodyEvent, DocumentCustody, DocumentKind, ProxyServiceOrder, ProxyStep } from './order.js';
import { ProxyResolver } from './resolver.js';

/** Proxy service: under a mandate that holds, every paper accounted for, at most one trip. */
export const proxyModule: DomainModule = {
  name: 'proxy',
  entities: [Mandate, ProxyServiceOrder, ProxyStep, DocumentCustody, CustodyEvent, DocumentKind],
  resolvers: [ProxyResolver, MandateFields, ProxyOrderFields, CustodyFields, HouseholdProxyFields],
};
