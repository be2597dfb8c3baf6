import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** How figures are grouped. */
export enum CoverageGrouping {
  TOTAL = 'TOTAL',
  AREA = 'AREA',
  UNIT = 'UNIT',
}
registerEnumType(CoverageGrouping, {
  name: 'CoverageGrouping',
  description: 'All in one; by the areas directly below; by the unit in charge.',
});

/** Counts of households by state. */
@ObjectType({ simpleResolvers: true })
abstract class CoverageCounts {
  @Field(() => Int, {
    description: 'Households on the roll: assisted, registered poor, or watched on the day. The sum of the five states.',
  })
  roll!: number;
  @Field(() => Int, { description: 'In care and visited in time.' })
  inDate!: number;
  @Field(() => Int, { description: 'In care and overdue.' })
  overdue!: number;
  @Field(() => Int, { description: 'Waiting for somebody.' })
  waiting!: number;
  @Field(() => Int, { description: 'Exempt.' })
  exempt!: number;
  @Field(() => Int, { description: 'Gaps.' })
  gap!: number;
}

/** Figures of a place or unit on a day. */
@ObjectType({
  simpleResolvers: true,
  description: 'Households of a place or unit by state on a day. Each number opens exactly its households: `coverageEntries`.',
})
export class CoverageFigure extends CoverageCounts {
  areaCode!: number | null;
  unitId!: string | null;
}

/** A day of a trend. */
@ObjectType({ simpleResolvers: true, description: 'Households by state on one day of a trend.' })
export class CoverageTrendDay extends CoverageCounts {
  @Field(() => LocalDate, { description: 'The civil day.' })
  day!: string;
}

/** How long needs have been waiting. */
export enum NeedAge {
  UP_TO_3_DAYS = 'UP_TO_3_DAYS',
  UP_TO_7_DAYS = 'UP_TO_7_DAYS',
  UP_TO_14_DAYS = 'UP_TO_14_DAYS',
  UP_TO_30_DAYS = 'UP_TO_30_DAYS',
  LONGER = 'LONGER',
}
registerEnumType(NeedAge, {
  name: 'NeedAge',
  description: 'Civil days since a need was recorded: 0 to 3, 4 to 7, 8 to 14, 15 to 30, more.',
});

/** Unmet needs of an age. */
@ObjectType({
  simpleResolvers: true,
  description: 'Needs that were asked for and not met at the end of a day, by age; `unmetNeeds` lists exactly these.',
})
export class UnmetNeedFigure {
  @Field(() => NeedAge, { description: 'The age.' })
  age!: NeedAge;
  @Field(() => Int, { description: 'Needs of this age.' })
  needs!: number;
  @Field(() => Int, { description: 'Of these: past their due time.' })
  overdue!: number;
}
