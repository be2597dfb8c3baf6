import { ArrayMaxSize, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { NextStep, Present, SessionKind } from '../session.js';
import { AsRead, Attempt } from './common.js';

/** Structured part and note of a session. */
@InputType()
abstract class SessionContent extends Attempt {
  @Field(() => SessionKind, { description: 'How it was held.' })
  kind!: SessionKind;
  @Field(() => Date, { description: 'Began at (UTC).' })
  startsAt!: Date;
  @Field(() => Int, { description: 'Length in minutes, 1 to 600.' })
  @Min(1)
  @Max(600)
  minutes!: number;
  @Field(() => [Present], { description: 'Who was there.' })
  @ArrayMaxSize(5)
  present!: Present[];
  @Field(() => NextStep, { description: 'What follows.' })
  nextStep!: NextStep;
  @Field(() => Date, { nullable: true, description: 'Next session as agreed (UTC).' })
  nextAt?: Date;
  @Field(() => String, { description: 'The note; sealed before it is stored.' })
  @MaxLength(20_000)
  note!: string;
}

/** A new session. */
@InputType({ description: 'Begins the record of a session, as a draft.' })
export class SupportSessionDraftInput extends SessionContent {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  referralId!: string;
}

/** A saved draft. */
@InputType({ description: 'Saves a draft; also what the editor saves by itself. Sent twice with the same `requestId` it is saved once.' })
export class SupportSessionUpdateInput extends SessionContent {
  @Field(() => ID, { description: 'The session.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A session as it was read. */
@InputType({ description: 'A session, as it was read.' })
export class SupportSessionMoveInput extends AsRead {}

/** An addendum. */
@InputType({ description: 'Adds to a signed record.' })
export class SupportSessionAddendumInput extends Attempt {
  @Field(() => ID, { description: 'The session.' })
  @IsUUID()
  sessionId!: string;
  @Field(() => String, { description: 'The addendum; sealed before it is stored.' })
  @Length(1, 20_000)
  text!: string;
}
