import { ArrayMaxSize, ArrayMinSize, IsUUID } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
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
