import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** A figure that the city publishes. */
export enum FigureKey {
  ALLOWANCE_HOUSEHOLDS = 'ALLOWANCE_HOUSEHOLDS',
  ALLOWANCE_PERSONS = 'ALLOWANCE_PERSONS',
  ALLOWANCE_PAID = 'ALLOWANCE_PAID',
  HARDSHIP_HOUSEHOLDS = 'HARDSHIP_HOUSEHOLDS',
  HARDSHIP_PERSONS = 'HARDSHIP_PERSONS',
  HARDSHIP_PAID = 'HARDSHIP_PAID',
  TEMPORARY_HOUSEHOLDS = 'TEMPORARY_HOUSEHOLDS',
  TEMPORARY_PAID = 'TEMPORARY_PAID',
  SUBSIDY_PAID = 'SUBSIDY_PAID',
  REGISTERED_POOR_ASSISTED = 'REGISTERED_POOR_ASSISTED',
  REGISTERED_POOR_PERCENT = 'REGISTERED_POOR_PERCENT',
  REGISTERED_POOR_CHANGE = 'REGISTERED_POOR_CHANGE',
  GRID_WORKERS = 'GRID_WORKERS',
  GRID_COMMUNITIES = 'GRID_COMMUNITIES',
  STANDARD_DISTRICTS = 'STANDARD_DISTRICTS',
  STANDARD_CITIES_URBAN = 'STANDARD_CITIES_URBAN',
  STANDARD_CITIES_RURAL = 'STANDARD_CITIES_RURAL',
  TEMPORARY_CAP = 'TEMPORARY_CAP',
  DECISION_DAYS = 'DECISION_DAYS',
}
registerEnumType(FigureKey, {
  name: 'FigureKey',
  description: 'A figure that the city publishes, each computed from facts as of a day.',
  valuesConfig: {
    ALLOWANCE_HOUSEHOLDS: { description: 'Households with the minimum living allowance valid on the day.' },
    ALLOWANCE_PERSONS: { description: 'Persons for whom these households receive it.' },
    ALLOWANCE_PAID: { description: 'Fen paid as allowance in the months of the period.' },
    HARDSHIP_HOUSEHOLDS: { description: 'Households with extreme-hardship support valid on the day.' },
    HARDSHIP_PERSONS: { description: 'Persons for whom these households receive it.' },
    HARDSHIP_PAID: { description: 'Fen paid as extreme-hardship support in the months of the period.' },
    TEMPORARY_HOUSEHOLDS: { description: 'Households with temporary assistance that counts on the day.' },
    TEMPORARY_PAID: { description: 'Fen paid as temporary assistance in the months of the period.' },
    SUBSIDY_PAID: { description: 'Fen paid as price-linked subsidy in the months of the period.' },
    REGISTERED_POOR_ASSISTED: {
      description:
        'Persons on the list of registered poor who are on the allowance or extreme-hardship support: those in both lists of the newest comparison by the day.',
    },
    REGISTERED_POOR_PERCENT: { description: 'These in percent of all persons of the list.' },
    REGISTERED_POOR_CHANGE: {
      description: 'Percent points by which this share, rounded to whole percent, differs from the one a year before.',
    },
    GRID_WORKERS: { description: 'Workers who answer for a grid cell at the end of the day.' },
    GRID_COMMUNITIES: { description: 'Communities in which these cells lie.' },
    STANDARD_DISTRICTS: { description: 'Fen per person and month in the seven districts, in force on the day.' },
    STANDARD_CITIES_URBAN: { description: 'Fen per person and month for urban residents of the three cities, in force on the day.' },
    STANDARD_CITIES_RURAL: { description: 'Fen per person and month for rural residents of the three cities, in force on the day.' },
    TEMPORARY_CAP: {
      description: 'Fen per household and year of temporary assistance without an individual decision, in force on the day.',
    },
    DECISION_DAYS: { description: 'Working days from application to decision, in force on the day.' },
  },
});

/** What a figure counts. */
export enum FigureUnit {
  HOUSEHOLD = 'HOUSEHOLD',
  PERSON = 'PERSON',
  FEN = 'FEN',
  PERCENT = 'PERCENT',
  POINT = 'POINT',
  PLACE = 'PLACE',
  WORKING_DAY = 'WORKING_DAY',
}
registerEnumType(FigureUnit, { name: 'FigureUnit', description: 'What a figure counts. POINT: percent points; PLACE: communities.' });

/** For what something was paid. */
export enum PaymentProgramme {
  MINIMUM_LIVING_ALLOWANCE = 'MINIMUM_LIVING_ALLOWANCE',
  EXTREME_HARDSHIP = 'EXTREME_HARDSHIP',
  TEMPORARY_ASSISTANCE = 'TEMPORARY_ASSISTANCE',
  PRICE_SUBSIDY = 'PRICE_SUBSIDY',
}
registerEnumType(PaymentProgramme, { name: 'PaymentProgramme', description: 'For what something was paid.' });

/** A figure as of a day. */
@ObjectType({ simpleResolvers: true, description: 'A published figure, computed from facts as of a day and for an area.' })
export class PublishedFigure {
  @Field(() => FigureKey, { description: 'Which.' })
  key!: FigureKey;
  @Field(() => FigureUnit, { description: 'What it counts.' })
  unit!: FigureUnit;
  @Field(() => Float, {
    nullable: true,
    description: 'The value; money in fen. Null where there is nothing to compute it from, as a comparison that was never run.',
  })
  value!: number | null;
  comparisonId!: string | null;
}

/** Two counts of the same households. */
@ObjectType({
  simpleResolvers: true,
  description: 'The households of the figures counted a second time by the coverage ledger of the same day.',
})
export class FigureReconciliation {
  @Field(() => Int, { description: 'Households with any status valid on the day.' })
  households!: number;
  @Field(() => Int, { nullable: true, description: 'Households of the ledger on the day; null when the ledger has no such day.' })
  ledger!: number | null;
}

/** All figures. */
@ObjectType({ simpleResolvers: true, description: 'All published figures as of a day and for an area.' })
export class PublishedFigures {
  @Field(() => LocalDate, { description: 'The civil day.' })
  asOf!: string;
  @Field(() => LocalDate, { description: 'First month of the period of amounts, as its first day.' })
  firstMonth!: string;
  @Field(() => LocalDate, { description: 'Last month of the period: that of the day.' })
  lastMonth!: string;
  @Field(() => [PublishedFigure], { description: 'The figures in a fixed order.' })
  figures!: PublishedFigure[];
  @Field(() => FigureReconciliation, { description: 'Whether the households add up with the coverage ledger.' })
  reconciliation!: FigureReconciliation;
}

/** A figure of a part. */
@ObjectType({
  simpleResolvers: true,
  description: 'A figure of one of the areas directly below; those of all areas add up to the whole, but for communities.',
})
export class FigurePart {
  areaCode!: number;
  @Field(() => Float, { description: 'The value; money in fen.' })
  value!: number;
}

/** A figure of a month. */
@ObjectType({
  simpleResolvers: true,
  description: 'A figure of one month: counts as of its last day (today in the present one), amounts of the month.',
})
export class FigureMonth {
  @Field(() => LocalDate, { description: 'First day of the month.' })
  month!: string;
  @Field(() => Float, { description: 'The value; money in fen.' })
  value!: number;
}

/** A row behind a figure. */
@ObjectType({
  simpleResolvers: true,
  description: 'A row behind a figure: a status that was valid on the day, or a payment of the period.',
})
export class FigureRow {
  @Field(() => ID, { description: 'Id of the status or payment.' })
  id!: string;
  householdId!: string;
  areaCode!: number;
  @Field(() => LocalDate, { description: 'First day of the status, or first day of the month that was paid.' })
  day!: string;
  @Field(() => Int, { description: 'Persons of the household for whom it is.' })
  persons!: number;
  @Field(() => Float, { nullable: true, description: 'Fen that were paid; null for a status.' })
  amountFen!: number | null;
  @Field(() => String, { nullable: true, description: 'Number of the pay list; null for a status.' })
  reference!: string | null;
}

/** What was paid. */
@Entity('benefit_payment')
@ObjectType({
  simpleResolvers: true,
  description: 'What a household was paid in a month, as the paying office reported it. Never changed; a correction is a row of its own.',
})
export class BenefitPayment {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => PaymentProgramme, { description: 'For what.' })
  @Column('text')
  programme!: PaymentProgramme;
  @Field(() => LocalDate, { description: 'First day of the month.' })
  @Column('date')
  month!: string;
  @Field(() => Int, { description: 'Persons for whom it is.' })
  @Column('int')
  persons!: number;
  @Column('bigint')
  amountFen!: number;
  @Field(() => String, { description: 'Number of the pay list.' })
  @Column('text')
  reference!: string;
  @Column('uuid', { nullable: true })
  recordedBy!: string | null;
  @Field(() => Date, { description: 'Reported at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}
