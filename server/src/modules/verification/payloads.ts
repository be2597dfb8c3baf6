import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/mutation.js';
import { VerificationDepartment, VerificationItem } from './catalogue.js';
import { Verification, VerificationAnswer } from './verification.js';

/** Payload of a verification. */
@ObjectType({ simpleResolvers: true, description: 'Result of beginning an economic verification.' })
export class VerificationPayload extends Payload {
  @Field(() => Verification, { nullable: true, description: 'The verification as it is now.' })
  verification?: Verification;
}

/** An answer as it came. */
@ObjectType({ simpleResolvers: true, description: 'An answer exactly as the department signed it. Not kept by browsers.' })
export class VerificationEvidence {
  @Field(() => String, { description: 'The text that was signed.' })
  body!: string;
  @Field(() => Boolean, { description: 'Whether it still has the fingerprint that it came with.' })
  intact!: boolean;
}

/** Payload of a reveal. */
@ObjectType({ simpleResolvers: true, description: 'Result of looking at evidence.' })
export class VerificationEvidencePayload extends Payload {
  @Field(() => VerificationAnswer, { nullable: true, description: 'The answer.' })
  answer?: VerificationAnswer;
  @Field(() => VerificationEvidence, { nullable: true, description: 'Its text; null when refused.' })
  clear?: VerificationEvidence;
}

/** Payload of changes of departments. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a department.' })
export class VerificationDepartmentPayload extends Payload {
  @Field(() => VerificationDepartment, { nullable: true, description: 'The department as it is now.' })
  department?: VerificationDepartment;
}

/** Payload of changes of items. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of an item.' })
export class VerificationItemPayload extends Payload {
  @Field(() => VerificationItem, { nullable: true, description: 'The item as it is now.' })
  item?: VerificationItem;
}
