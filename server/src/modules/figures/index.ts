import type { DomainModule } from '../../platform/graphql/module.js';
import { BenefitPaymentFields, FigurePartFields, FigureRowFields, PublishedFigureFields } from './fields.js';
import { BenefitPayment } from './figure.js';
import { FigureResolver } from './resolver.js';
import { figureRoutes } from './routes.js';

/** Published figures: each with its definition, computed from facts as of any day, down to the rows. */
export const figuresModule: DomainModule = {
  name: 'figures',
  entities: [BenefitPayment],
  resolvers: [FigureResolver, PublishedFigureFields, FigurePartFields, FigureRowFields, BenefitPaymentFields],
  routes: figureRoutes,
};
