import type { DomainModule } from '../../platform/graphql/module.js';
import {
  HouseholdPaymentFields,
  IncomeRecordFields,
  LabourFields,
  ParticipantProduceFields,
  ProduceDeliveryFields,
  ProduceOfferFields,
  ProduceOrderFields,
  ProduceWarningFields,
  ProjectProduceFields,
} from './fields.js';
import { HouseholdPayment, IncomeRecord, IncomeStatement, LabourRecord } from './income.js';
import { ProduceDelivery, ProduceOffer, ProduceOrder, ProduceProduct } from './order.js';
import { reportRoutes } from './report.js';
import { ProduceResolver } from './resolver.js';

export { orderNumber } from './orders.js';

/** Produce and work of pairing projects: orders, deliveries, payments, and the income that follows. */
export const produceModule: DomainModule = {
  name: 'produce',
  entities: [ProduceProduct, ProduceOffer, ProduceOrder, ProduceDelivery, LabourRecord, HouseholdPayment, IncomeRecord, IncomeStatement],
  resolvers: [
    ProduceResolver,
    ProjectProduceFields,
    ParticipantProduceFields,
    ProduceOfferFields,
    ProduceOrderFields,
    ProduceDeliveryFields,
    LabourFields,
    HouseholdPaymentFields,
    IncomeRecordFields,
    ProduceWarningFields,
  ],
  routes: reportRoutes,
};
