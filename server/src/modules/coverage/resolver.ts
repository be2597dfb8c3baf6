import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { columns } from '../../platform/database/loaders.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { ServiceNeedConnection } from '../tasks/index.js';
import { CoverageCorrection, CoverageDay } from './coverage.js';
import { ledgerDay } from './days.js';
import { figuresOf, trendOf } from './figures.js';
import { CoverageFigure, CoverageGrouping, CoverageTrendDay, NeedAge, UnmetNeedFigure } from './figures-types.js';
import { CoverageDayCorrectInput, CoverageExemptionEndInput, CoverageExemptionGrantInput, CoverageFilter } from './inputs.js';
import { listEntries } from './list.js';
import { correctionById, exemptionById } from './loaders.js';
import { CoverageCorrectionPayload, CoverageEntryConnection, CoverageExemptionPayload } from './payloads.js';
import { endExemption, grantExemption, orderCorrection } from './service.js';
import { listUnmet, unmetFigures } from './unmet.js';

const AREA = { nullable: true, description: 'In this area or below; everywhere within what the viewer sees when left out.' };
const DAY = { nullable: true, description: 'As of the end of this civil day (of today: now); the newest day when left out.' };

/** The coverage ledger. */
@Resolver()
export class CoverageResolver {
  @Query(() => CoverageDay, {
    nullable: true,
    description: 'The work of a day of the ledger, of the newest when left out; null when there is no such day.',
  })
  @Guard('coverage:read')
  coverageDay(@Ctx() { op }: Context, @Arg('day', () => LocalDate, DAY) day?: string): Promise<CoverageDay | null> {
    return ledgerDay(op, day);
  }

  @Query(() => [CoverageFigure], {
    description: 'Households by state on a day, grouped. The five states add up to the roll in each row; the rows to the roll.',
  })
  @Guard('coverage:read')
  coverageFigures(
    @Ctx() { op }: Context,
    @Arg('by', () => CoverageGrouping, { defaultValue: CoverageGrouping.TOTAL, description: 'How to group.' }) by: CoverageGrouping,
    @Arg('areaCode', () => String, AREA) areaCode?: string,
    @Arg('day', () => LocalDate, DAY) day?: string,
  ): Promise<CoverageFigure[]> {
    return figuresOf(op, areaCode, day, by);
  }

  @Query(() => [CoverageTrendDay], { description: 'The days of the ledger from one to another, at most 400, with their figures.' })
  @Guard('coverage:read')
  coverageTrend(
    @Ctx() { op }: Context,
    @Arg('from', () => LocalDate, { description: 'First civil day.' }) from: string,
    @Arg('to', () => LocalDate, { description: 'Last civil day.' }) to: string,
    @Arg('areaCode', () => String, AREA) areaCode?: string,
  ): Promise<CoverageTrendDay[]> {
    return trendOf(op, areaCode, from, to);
  }

  @Query(() => CoverageEntryConnection, {
    description: 'Households of the ledger as of a day, the earliest date first: exactly those that the figures count.',
  })
  @Guard('coverage:read')
  async coverageEntries(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CoverageFilter, { nullable: true, description: 'Which; all conditions hold together.' }) filter?: CoverageFilter,
  ) {
    return CoverageEntryConnection.of(await listEntries(op, filter ?? {}, page));
  }

  @Query(() => [UnmetNeedFigure], { description: 'Needs that were asked for and not met, by age.' })
  @Guard('need:read')
  unmetNeedFigures(
    @Ctx() { op }: Context,
    @Arg('areaCode', () => String, AREA) areaCode?: string,
    @Arg('day', () => LocalDate, DAY) day?: string,
  ): Promise<UnmetNeedFigure[]> {
    return unmetFigures(op, { areaCode, day });
  }

  @Query(() => ServiceNeedConnection, {
    description: 'Needs that were asked for and not met, the earliest due first: exactly those that the figures count.',
  })
  @Guard('need:read')
  async unmetNeeds(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('areaCode', () => String, AREA) areaCode?: string,
    @Arg('day', () => LocalDate, DAY) day?: string,
    @Arg('age', () => NeedAge, { nullable: true, description: 'Of this age.' }) age?: NeedAge,
  ) {
    return ServiceNeedConnection.of(await listUnmet(op, { areaCode, day, age }, page));
  }

  @Query(() => [CoverageCorrection], { description: 'Orders to write past days anew, the newest first; at most 100.' })
  @Guard('coverage:read')
  coverageCorrections(@Ctx() { op }: Context): Promise<CoverageCorrection[]> {
    return op.rows<CoverageCorrection>(
      `select ${columns(op, CoverageCorrection, 'c')} from coverage_correction c order by c.ordered_at desc, c.id limit 100`,
    );
  }

  @Mutation(() => CoverageExemptionPayload, {
    description: 'Exempts a household from visits for a time. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, DUPLICATE, REQUEST_REUSED.',
  })
  @Guard('coverage:exempt')
  coverageExemptionGrant(
    @Ctx() { op }: Context,
    @Arg('input', () => CoverageExemptionGrantInput) input: CoverageExemptionGrantInput,
  ): Promise<CoverageExemptionPayload> {
    return mutate(op, CoverageExemptionPayload, async () => ({
      exemption: (await op.load(exemptionById, await grantExemption(op, input))) ?? undefined,
    }));
  }

  @Mutation(() => CoverageExemptionPayload, {
    description: 'Ends an exemption today. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('coverage:exempt')
  coverageExemptionEnd(
    @Ctx() { op }: Context,
    @Arg('input', () => CoverageExemptionEndInput) input: CoverageExemptionEndInput,
  ): Promise<CoverageExemptionPayload> {
    return mutate(op, CoverageExemptionPayload, async () => {
      await endExemption(op, input);
      return { exemption: (await op.load(exemptionById, input.id)) ?? undefined };
    });
  }

  @Mutation(() => CoverageCorrectionPayload, {
    description:
      'Orders that a closed day is written anew for an area. Codes: NOT_FOUND, OUT_OF_RANGE, NOT_ALLOWED, INVALID_FORMAT, REQUEST_REUSED.',
  })
  @Guard('coverage:correct')
  coverageDayCorrect(
    @Ctx() { op }: Context,
    @Arg('input', () => CoverageDayCorrectInput) input: CoverageDayCorrectInput,
  ): Promise<CoverageCorrectionPayload> {
    return mutate(op, CoverageCorrectionPayload, async () => ({
      correction: (await op.load(correctionById, await orderCorrection(op, input))) ?? undefined,
    }));
  }
}
