import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { ScaleAdvice } from '../scale.js';
import { Attempt } from './common.js';

/** Answers to a scale. */
@InputType({ description: 'Answers to a scale, given in a session whose record is still a draft.' })
export class ScaleAdministrationRecordInput extends Attempt {
  @Field(() => ID, { description: 'The session.' })
  @IsUUID()
  sessionId!: string;
  @Field(() => ID, { description: 'The version of the scale that was shown.' })
  @IsUUID()
  scaleVersionId!: string;
  @Field(() => [Int], {
    nullable: 'items',
    description: 'Answers in the order of the items; null where none was given, which is never zero.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  answers!: (number | null)[];
}

/** A text in both languages. */
@InputType({ description: 'A text of a scale in both languages.' })
export class ScaleTextInput {
  @Field(() => String, { description: 'Chinese.' })
  @MaxLength(1000)
  zh!: string;
  @Field(() => String, { description: 'English.' })
  @MaxLength(1000)
  en!: string;
}

/** An answer. */
@InputType({ description: 'An answer that may be given.' })
export class ScaleOptionInput extends ScaleTextInput {
  @Field(() => Int, { description: 'Its value; 0 to 9 is also its key.' })
  @Min(0)
  @Max(100)
  value!: number;
}

/** A range. */
@InputType({ description: 'A range of scores and what it says, as screening.' })
export class ScaleBandInput extends ScaleTextInput {
  @Field(() => Int, { description: 'Least score.' })
  from!: number;
  @Field(() => Int, { description: 'Greatest score.' })
  to!: number;
  @Field(() => ScaleAdvice, { description: 'What it advises.' })
  advice!: ScaleAdvice;
}

/** A new version of a scale. */
@InputType({
  description:
    'A new scale, or a new version of one, as data. It is in use at once; what was recorded with earlier versions is computed with them for ever.',
})
export class ScaleVersionAddInput extends Attempt {
  @Field(() => String, { description: 'Code: 2 to 20 capital letters, digits and underscores.' })
  @Matches(/^[A-Z0-9_]{2,20}$/)
  code!: string;
  @Field(() => ScaleTextInput, { description: 'Name.' })
  name!: ScaleTextInput;
  @Field(() => ScaleTextInput, { description: 'Sentence above the items.' })
  lead!: ScaleTextInput;
  @Field(() => [ScaleTextInput], { description: 'Items in order, 1 to 50.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  items!: ScaleTextInput[];
  @Field(() => [ScaleOptionInput], { description: 'Answers by rising value, 2 to 12.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(12)
  options!: ScaleOptionInput[];
  @Field(() => [Int], { nullable: true, description: 'Items, from 1, that are scored the other way round.' })
  @IsOptional()
  @ArrayMaxSize(50)
  reverseItems?: number[];
  @Field(() => Float, { description: 'By which the sum is multiplied.' })
  factor!: number;
  @Field(() => Int, { description: 'Answers that may be missing; the mean of the others then stands for each.' })
  @Min(0)
  missingAllowed!: number;
  @Field(() => [ScaleBandInput], { description: 'Ranges that hold every score once, from the least.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  bands!: ScaleBandInput[];
  @Field(() => [Int], { description: 'Items, from 1, of which any answer above zero opens an alert.' })
  @ArrayMaxSize(50)
  riskItems!: number[];
  @Field(() => Boolean, { description: 'Whether a higher score is better.' })
  higherIsBetter!: boolean;
  @Field(() => Int, { description: 'Least change that is more than chance.' })
  @Min(1)
  reliableChange!: number;
  @Field(() => String, { description: 'Source of that difference.' })
  @Length(2, 500)
  reliableSource!: string;
  @Field(() => String, { description: 'Source of the bands.' })
  @Length(2, 500)
  bandSource!: string;
  @Field(() => ScaleTextInput, { description: 'Who made it and how it may be used.' })
  licence!: ScaleTextInput;
}

/** A version. */
@InputType({ description: 'Puts a version of a scale into use, or takes the scale out of use.' })
export class ScaleVersionUseInput {
  @Field(() => ID, { description: 'The version.' })
  @IsUUID()
  id!: string;
  @Field(() => Boolean, { description: 'Whether it is to be the version in use.' })
  active!: boolean;
}
