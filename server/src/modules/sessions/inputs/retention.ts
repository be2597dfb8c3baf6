import { IsOptional, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';

/** The end of retention. */
@InputType({ description: 'Counts the papers of psychological care that are kept longer than policy says, or destroys their keys.' })
export class CareRetentionRunInput {
  @Field(() => Boolean, { description: 'Whether to count only.' })
  dryRun!: boolean;
  @Field(() => Int, { nullable: true, description: 'The number of papers that the dry run showed; needed to erase.' })
  @IsOptional()
  @Min(0)
  expectedPapers?: number;
}
