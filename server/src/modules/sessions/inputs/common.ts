import { IsUUID } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

/** An idempotent create. */
@InputType()
export abstract class Attempt {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
}

/** A row as it was read. */
@InputType()
export abstract class AsRead {
  @Field(() => ID, { description: 'The object.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}
