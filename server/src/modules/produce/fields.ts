import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { PairingParticipant, PairingProject, participantById, projectById } from '../pairing/index.js';
import { figuresByProject, ProjectFigures } from './figures.js';
import { HouseholdPayment, IncomeRecord, IncomeStatement, LabourRecord } from './income.js';
import {
  deliveredByOrder,
  deliveriesByOrder,
  deliveryById,
  incomeByPayment,
  labourById,
  labourByParticipant,
  offersByParticipant,
  orderById,
  paidByDelivery,
  paidByLabour,
  paidByParticipant,
  productById,
  productsByProject,
  reversalByPayment,
  statementsByParticipant,
} from './loaders.js';
import { ProduceDelivery, ProduceOffer, ProduceOrder, ProduceProduct } from './order.js';
import { ProduceWarning, warningsByProject } from './warnings.js';

/** Produce of projects. */
@Resolver(() => PairingProject)
export class ProjectProduceFields {
  @FieldResolver(() => [ProduceProduct], { description: 'Products by name.' })
  products(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<ProduceProduct[]> {
    return op.load(productsByProject, project.id);
  }
  @FieldResolver(() => ProjectFigures, { nullable: true, description: 'Its money at this instant.' })
  figures(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<ProjectFigures> {
    return op.load(figuresByProject, project.id);
  }
  @FieldResolver(() => [ProduceWarning], { description: 'What is not right with its money, unfair prices first.' })
  warnings(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<ProduceWarning[]> {
    return op.load(warningsByProject, project.id);
  }
}

/** Produce of households. */
@Resolver(() => PairingParticipant)
export class ParticipantProduceFields {
  @FieldResolver(() => [ProduceOffer], { description: 'What it has to sell.' })
  offers(@Ctx() { op }: Context, @Root() participant: PairingParticipant): Promise<ProduceOffer[]> {
    return op.load(offersByParticipant, participant.id);
  }
  @FieldResolver(() => [LabourRecord], { description: 'Its paid work, the newest first.' })
  labour(@Ctx() { op }: Context, @Root() participant: PairingParticipant): Promise<LabourRecord[]> {
    return op.load(labourByParticipant, participant.id);
  }
  @FieldResolver(() => Int, { description: 'Paid to it in this project, in fen.' })
  paidFen(@Ctx() { op }: Context, @Root() participant: PairingParticipant): Promise<number> {
    return op.load(paidByParticipant, participant.id);
  }
  @FieldResolver(() => [IncomeStatement], {
    description: 'Its whole income before and after; empty to an organisation unless a consent in force names it.',
  })
  statements(@Ctx() { op }: Context, @Root() participant: PairingParticipant): Promise<IncomeStatement[]> {
    return op.load(statementsByParticipant, participant.id);
  }
}

/** Fields of what a household has to sell. */
@Resolver(() => ProduceOffer)
export class ProduceOfferFields {
  @FieldResolver(() => ProduceProduct, { nullable: true, description: 'The product.' })
  product(@Ctx() { op }: Context, @Root() offer: ProduceOffer): Promise<ProduceProduct | null> {
    return op.load(productById, offer.productId);
  }
}

/** Fields of orders. */
@Resolver(() => ProduceOrder)
export class ProduceOrderFields {
  @FieldResolver(() => PairingProject, { nullable: true, description: 'The project.' })
  project(@Ctx() { op }: Context, @Root() order: ProduceOrder): Promise<PairingProject | null> {
    return op.load(projectById, order.projectId);
  }
  @FieldResolver(() => ProduceProduct, { nullable: true, description: 'The product.' })
  product(@Ctx() { op }: Context, @Root() order: ProduceOrder): Promise<ProduceProduct | null> {
    return op.load(productById, order.productId);
  }
  @FieldResolver(() => Float, { description: 'Units delivered so far.' })
  delivered(@Ctx() { op }: Context, @Root() order: ProduceOrder): Promise<number> {
    return op.load(deliveredByOrder, order.id);
  }
  @FieldResolver(() => [ProduceDelivery], { description: 'Deliveries by their day; those of households the viewer may see.' })
  deliveries(@Ctx() { op }: Context, @Root() order: ProduceOrder): Promise<ProduceDelivery[]> {
    return op.load(deliveriesByOrder, order.id);
  }
}

/** Fields of deliveries. */
@Resolver(() => ProduceDelivery)
export class ProduceDeliveryFields {
  @FieldResolver(() => ProduceOrder, { nullable: true, description: 'The order.' })
  order(@Ctx() { op }: Context, @Root() delivery: ProduceDelivery): Promise<ProduceOrder | null> {
    return op.load(orderById, delivery.orderId);
  }
  @FieldResolver(() => PairingParticipant, { nullable: true, description: 'The household.' })
  participant(@Ctx() { op }: Context, @Root() delivery: ProduceDelivery): Promise<PairingParticipant | null> {
    return op.load(participantById, delivery.participantId);
  }
  @FieldResolver(() => Int, { description: 'Paid for it so far, in fen.' })
  paidFen(@Ctx() { op }: Context, @Root() delivery: ProduceDelivery): Promise<number> {
    return op.load(paidByDelivery, delivery.id);
  }
}

/** Fields of paid work. */
@Resolver(() => LabourRecord)
export class LabourFields {
  @FieldResolver(() => Int, { description: 'Paid for it so far, in fen.' })
  paidFen(@Ctx() { op }: Context, @Root() labour: LabourRecord): Promise<number> {
    return op.load(paidByLabour, labour.id);
  }
}

/** Fields of payments. */
@Resolver(() => HouseholdPayment)
export class HouseholdPaymentFields {
  @FieldResolver(() => PairingParticipant, { nullable: true, description: 'The household.' })
  participant(@Ctx() { op }: Context, @Root() payment: HouseholdPayment): Promise<PairingParticipant | null> {
    return op.load(participantById, payment.participantId);
  }
  @FieldResolver(() => [IncomeRecord], { description: 'What it is made of; adds up to it.' })
  income(@Ctx() { op }: Context, @Root() payment: HouseholdPayment): Promise<IncomeRecord[]> {
    return op.load(incomeByPayment, payment.id);
  }
  @FieldResolver(() => HouseholdPayment, { nullable: true, description: 'The payment that took this one back; null while it stands.' })
  reversedBy(@Ctx() { op }: Context, @Root() payment: HouseholdPayment): Promise<HouseholdPayment | null> {
    return op.load(reversalByPayment, payment.id);
  }
}

/** Fields of income. */
@Resolver(() => IncomeRecord)
export class IncomeRecordFields {
  @FieldResolver(() => ProduceDelivery, { nullable: true, description: 'The delivery; null for work.' })
  async delivery(@Ctx() { op }: Context, @Root() income: IncomeRecord): Promise<ProduceDelivery | null> {
    return income.deliveryId === null ? null : op.load(deliveryById, income.deliveryId);
  }
  @FieldResolver(() => LabourRecord, { nullable: true, description: 'The work; null for produce.' })
  async labour(@Ctx() { op }: Context, @Root() income: IncomeRecord): Promise<LabourRecord | null> {
    return income.labourId === null ? null : op.load(labourById, income.labourId);
  }
}

/** Fields of warnings. */
@Resolver(() => ProduceWarning)
export class ProduceWarningFields {
  @FieldResolver(() => PairingParticipant, { nullable: true, description: 'The household; null when it is about a buyer.' })
  async participant(@Ctx() { op }: Context, @Root() warning: ProduceWarning): Promise<PairingParticipant | null> {
    return warning.participantId === null ? null : op.load(participantById, warning.participantId);
  }
}
