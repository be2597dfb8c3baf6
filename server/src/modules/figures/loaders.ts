import { byKey } from '../../platform/database/loaders.js';
import { BenefitPayment } from './figure.js';

/** A payment by id. */
export const paymentById = byKey<BenefitPayment>(() => BenefitPayment);
