import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What the arithmetic suggests. */
export enum HintVerdict {
  LIKELY = 'LIKELY',
  UNLIKELY = 'UNLIKELY',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(HintVerdict, { name: 'HintVerdict', description: 'What the arithmetic suggests. Never a decision.' });

/** The arithmetic of an application. */
@ObjectType({
  simpleResolvers: true,
  description: 'The arithmetic of an application with every number shown (资格提示). A hint for whoever decides, never a decision.',
})
export class EligibilityHint {
  @Field(() => HintVerdict, { description: 'What the numbers suggest.' })
  verdict!: HintVerdict;
  @Field(() => Float, { nullable: true, description: 'Standard per person and month in force on the day, in fen; null when none is set.' })
  standardFen!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'What counts per person and month, in fen: income, less essential expenditure on that ground.',
  })
  countedFen!: number | null;
  @Field(() => Int, { description: 'Persons.' })
  persons!: number;
  @Field(() => Float, { nullable: true, description: 'Gap to the standard for all persons a month, in whole fen; 0 when there is none.' })
  gapFen!: number | null;
}

/** What the hint is computed from. */
interface HintInput {
  readonly standardFen: number | null;
  readonly persons: number;
  readonly incomeFen: number | null;
  readonly expenditureFen: number | null;
  /** Whether essential expenditure is taken off the income (expenditure-driven hardship). */
  readonly byExpenditure: boolean;
}

/**
 * The allowance tops a household up to the standard: gap = max(0, standard x persons - counted income), in whole fen
 * (domain: 最低生活保障; on the ground of expenditure the essential expenditure is taken off first).
 */
export function eligibilityHint({ standardFen, persons, incomeFen, expenditureFen, byExpenditure }: HintInput): EligibilityHint {
  const unknown = standardFen === null || incomeFen === null || (byExpenditure && expenditureFen === null);
  const counted = unknown ? null : Math.max(0, incomeFen - (byExpenditure ? (expenditureFen ?? 0) : 0));
  const gap = unknown || counted === null ? null : Math.max(0, standardFen * persons - counted);
  return Object.assign(new EligibilityHint(), {
    verdict: gap === null ? HintVerdict.UNKNOWN : gap > 0 ? HintVerdict.LIKELY : HintVerdict.UNLIKELY,
    standardFen,
    countedFen: counted === null ? null : Math.floor(counted / persons),
    persons,
    gapFen: gap,
  });
}
