import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { comparisonById, ListComparison } from '../comparisons/index.js';
import { Household, householdById } from '../households/index.js';
import { BenefitPayment, FigurePart, FigureRow, PublishedFigure } from './figure.js';

/** Fields of figures. */
@Resolver(() => PublishedFigure)
export class PublishedFigureFields {
  @FieldResolver(() => ListComparison, {
    nullable: true,
    description: 'The comparison behind it, for figures of registered poor; null for others, and when the viewer may not see it.',
  })
  async comparison(@Ctx() { op }: Context, @Root() figure: PublishedFigure): Promise<ListComparison | null> {
    return figure.comparisonId === null ? null : op.load(comparisonById, figure.comparisonId);
  }
}

/** Fields of parts. */
@Resolver(() => FigurePart)
export class FigurePartFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'The area.' })
  area(@Ctx() { op }: Context, @Root() part: FigurePart): Promise<AdminArea | null> {
    return op.load(areaByCode, part.areaCode);
  }
}

/** Fields of rows. */
@Resolver(() => FigureRow)
export class FigureRowFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() row: FigureRow): Promise<Household | null> {
    return op.load(householdById, row.householdId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where it is counted.' })
  area(@Ctx() { op }: Context, @Root() row: FigureRow): Promise<AdminArea | null> {
    return op.load(areaByCode, row.areaCode);
  }
}

/** Fields of payments. */
@Resolver(() => BenefitPayment)
export class BenefitPaymentFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() payment: BenefitPayment): Promise<Household | null> {
    return op.load(householdById, payment.householdId);
  }

  @FieldResolver(() => Float, { description: 'Fen; below zero for money that came back.' })
  amountFen(@Root() payment: BenefitPayment): number {
    return payment.amountFen;
  }
}
