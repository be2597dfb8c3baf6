import { Arg, Args, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { figureMonths, figureParts, publishedFigures } from './compute.js';
import { FigureKey, FigureMonth, FigurePart, PublishedFigures } from './figure.js';
import { BenefitPaymentsRecordInput } from './inputs.js';
import { paymentById } from './loaders.js';
import { BenefitPaymentsPayload, FigureRowConnection } from './payloads.js';
import { recordPayments } from './record.js';
import { figureRows } from './rows.js';

const AREA = {
  nullable: true,
  description: 'In this area or below; the whole city, as far as the viewer reads figures there, when left out.',
};
const DAY = { nullable: true, description: 'The civil day; today when left out.' };
const MONTHS = { defaultValue: 6, description: 'Months of the period that ends with the month of the day, 1 to 36.' };
const KEY = { description: 'Which figure.' };

/** Published figures. */
@Resolver()
export class FigureResolver {
  @Query(() => PublishedFigures, { description: 'Every published figure, computed from facts as of a day.' })
  @Guard('figures:read')
  publishedFigures(
    @Ctx() { op }: Context,
    @Arg('months', () => Int, MONTHS) months: number,
    @Arg('areaCode', () => String, AREA) areaCode?: string,
    @Arg('asOf', () => LocalDate, DAY) asOf?: string,
  ): Promise<PublishedFigures> {
    return publishedFigures(op, { months, areaCode, asOf });
  }

  @Query(() => [FigurePart], { description: 'A figure by the areas directly below; empty for one that no area has a part of.' })
  @Guard('figures:read')
  figureParts(
    @Ctx() { op }: Context,
    @Arg('key', () => FigureKey, KEY) key: FigureKey,
    @Arg('months', () => Int, MONTHS) months: number,
    @Arg('areaCode', () => String, AREA) areaCode?: string,
    @Arg('asOf', () => LocalDate, DAY) asOf?: string,
  ): Promise<FigurePart[]> {
    return figureParts(op, key, { months, areaCode, asOf });
  }

  @Query(() => [FigureMonth], { description: 'A figure month by month; empty for one that has no months.' })
  @Guard('figures:read')
  figureMonths(
    @Ctx() { op }: Context,
    @Arg('key', () => FigureKey, KEY) key: FigureKey,
    @Arg('months', () => Int, MONTHS) months: number,
    @Arg('areaCode', () => String, AREA) areaCode?: string,
    @Arg('asOf', () => LocalDate, DAY) asOf?: string,
  ): Promise<FigureMonth[]> {
    return figureMonths(op, key, { months, areaCode, asOf });
  }

  @Query(() => FigureRowConnection, {
    description: 'The rows that a figure counts, the newest first, as far as the viewer may see households there.',
  })
  @Guard('payment:read')
  async figureRows(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('key', () => FigureKey, KEY) key: FigureKey,
    @Arg('months', () => Int, MONTHS) months: number,
    @Arg('areaCode', () => String, AREA) areaCode?: string,
    @Arg('asOf', () => LocalDate, DAY) asOf?: string,
  ) {
    return FigureRowConnection.of(await figureRows(op, key, { months, areaCode, asOf }, page));
  }

  @Mutation(() => BenefitPaymentsPayload, {
    description: 'Reports what was paid. Codes: NOT_FOUND, NOT_ALLOWED, DUPLICATE, OUT_OF_RANGE, REQUEST_REUSED.',
  })
  @Guard('payment:record')
  benefitPaymentsRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => BenefitPaymentsRecordInput) input: BenefitPaymentsRecordInput,
  ): Promise<BenefitPaymentsPayload> {
    return mutate(op, BenefitPaymentsPayload, async () => {
      const ids = await recordPayments(op, input);
      const payments = await Promise.all(ids.map((id) => op.load(paymentById, id)));
      return { payments: payments.filter((payment) => payment !== null) };
    });
  }
}
