import { MaxLength, Length, ArrayMaxSize, ArrayUnique, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { ScorePartCode } from './policy.js';

/** A weight. */
@InputType({ description: 'What a part of the score is worth.' })
export class MatchWeightInput {
  @Field(() => ScorePartCode, { description: 'The part.' })
  code!: ScorePartCode;
  @Field(() => Float, { description: 'Points for a value of 1, 0 to 100.' })
  @Min(0)
  @Max(100)
  weight!: number;
}

/** Weights to look at. */
@InputType({ description: 'Weights of an area to try.' })
export class MatchWeightsPreviewInput {
  @Field(() => String, { description: 'Code of the area.' })
  @MaxLength(15)
  areaCode!: string;
  @Field(() => [MatchWeightInput], { description: 'Parts that change; the others stay.' })
  @ArrayMaxSize(7)
  @ArrayUnique((each: MatchWeightInput) => each.code)
  @ValidateNested({ each: true })
  weights!: MatchWeightInput[];
}

/** Weights to set. */
@InputType({ description: 'Weights of an area from a day on, with the document that sets them.' })
export class MatchWeightsSetInput extends MatchWeightsPreviewInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => LocalDate, { description: 'First day on which they hold.' })
  validFrom!: string;
  @Field(() => String, { description: 'Title or number of the document, 1 to 200 characters.' })
  @Length(1, 200)
  document!: string;
}

/** A weight in force. */
@ObjectType({ simpleResolvers: true, description: 'What a part of the score is worth in an area today.' })
export class MatchWeight {
  @Field(() => ScorePartCode, { description: 'The part.' })
  code!: ScorePartCode;
  @Field(() => Float, { description: 'Points for a value of 1.' })
  weight!: number;
}

/** A need whose first choice changes. */
@ObjectType({ simpleResolvers: true, description: 'A need for which somebody else would stand first.' })
export class MatchWeightsChange {
  needId!: string;
  beforeId!: string;
  afterId!: string;
  @Field(() => Float, { description: 'Score of the present first with the weights tried.' })
  scoreBefore!: number;
  @Field(() => Float, { description: 'Score of the new first with the weights tried.' })
  scoreAfter!: number;
}

/** What weights would change. */
@ObjectType({ simpleResolvers: true, description: 'What other weights would change among the most urgent open needs of an area.' })
export class MatchWeightsPreview {
  @Field(() => [MatchWeight], { description: 'The weights in force today.' })
  weights!: MatchWeight[];
  @Field(() => Int, { description: 'Open needs looked at, the earliest due first, at most 20.' })
  considered!: number;
  @Field(() => [MatchWeightsChange], { description: 'Those for which somebody else would stand first.' })
  changes!: MatchWeightsChange[];
}

/** Weights of an area. */
@ObjectType({ simpleResolvers: true, description: 'What the parts of a score are worth in an area.' })
export class MatchWeights {
  @Field(() => [MatchWeight], { description: 'The weights in force today.' })
  weights!: MatchWeight[];
}

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of setting weights.' })
export class MatchWeightsPayload extends Payload {
  @Field(() => MatchWeights, { nullable: true, description: 'The weights as they are now.' })
  matchWeights?: MatchWeights;
}
