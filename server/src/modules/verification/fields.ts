import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AssistanceApplication } from '../assistance/index.js';
import { Person, personById } from '../households/index.js';
import { VerificationDeclared, VerificationDepartment, VerificationItem } from './catalogue.js';
import { compareDeclared, type Held } from './compare.js';
import {
  answerByRequest,
  declarationByVerification,
  departmentByCode,
  itemByCode,
  itemsByDepartment,
  peopleByApplication,
  requestsByVerification,
  verificationByApplication,
} from './loaders.js';
import { Verification, VerificationAnswer, VerificationRequest, VerificationRequestState, VerificationState } from './verification.js';

/** How far a verification has come. */
@ObjectType({ simpleResolvers: true, description: 'How far a verification has come, in questions as they stand.' })
export class VerificationProgress {
  @Field(() => Int, { description: 'Questions in all: waiting, sent, answered, failed and withdrawn together.' })
  total!: number;
  @Field(() => Int, { description: 'To be asked.' })
  waiting!: number;
  @Field(() => Int, { description: 'Asked; the answer comes later.' })
  sent!: number;
  @Field(() => Int, { description: 'Answered.' })
  answered!: number;
  @Field(() => Int, { description: 'Failed.' })
  failed!: number;
  @Field(() => Int, { description: 'Not asked, for the consent was withdrawn.' })
  withdrawn!: number;
  @Field(() => Int, { description: 'Of the answered: those that have expired and have to be asked again.' })
  expired!: number;
}

/** What was declared and what was answered. */
@ObjectType({
  simpleResolvers: true,
  description:
    'What a household declared of one thing and what departments answered, side by side. A difference is shown; what follows from it a person decides.',
})
export class VerificationComparison {
  @Field(() => VerificationDeclared, { description: 'Of what.' })
  declared!: VerificationDeclared;
  @Field(() => Float, {
    nullable: true,
    description: 'Declared, in whole fen (a month for income) or things; null when nothing was declared.',
  })
  declaredValue!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Answered in all, in the same unit, expired answers left out; null when nobody has answered.',
  })
  answeredValue!: number | null;
  @Field(() => Float, { description: 'How much more than declared contradicts nothing (policy parameters verification.tolerance.*).' })
  tolerance!: number;
  @Field(() => Boolean, { description: 'Whether more was answered than declared, beyond the tolerance.' })
  contradicts!: boolean;
}

/** Somebody whom an application is about. */
@ObjectType({
  simpleResolvers: true,
  description: 'Somebody whom an application is about, and what departments were asked about this person.',
})
export class VerificationPerson {
  /** Verification whose questions are shown; null before there is one. */
  verificationId!: string | null;
  personId!: string;
  @Field(() => Boolean, { description: 'Whether a consent to be asked about holds today.' })
  consented!: boolean;
}

/** A way to departments. */
@ObjectType({ simpleResolvers: true, description: "A connector of the operator's settings. Its address and keys are shown to nobody." })
export class VerificationConnector {
  @Field(() => String, { description: 'Name.' })
  name!: string;
  @Field(() => Boolean, { description: 'Whether answers come at once (HTTPS), or later as files.' })
  immediate!: boolean;
}

const answers = async (op: Operation, requests: readonly VerificationRequest[]): Promise<VerificationAnswer[]> =>
  (
    await Promise.all(
      requests.filter((one) => one.state === VerificationRequestState.ANSWERED).map((one) => op.load(answerByRequest, one.id)),
    )
  ).filter((answer) => answer !== null);

const isValid = (op: Operation, answer: VerificationAnswer): boolean => answer.expiresOn > civilDate(op.now);

/** Fields of verifications. */
@Resolver(() => Verification)
export class VerificationFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever ordered it last.' })
  orderedByName(@Ctx() { op }: Context, @Root() verification: Verification): Promise<string | null> {
    return op.load(accountName, verification.orderedBy);
  }

  @FieldResolver(() => VerificationProgress, { description: 'How far it has come.' })
  async progress(@Ctx() { op }: Context, @Root() verification: Verification): Promise<VerificationProgress> {
    const requests = await op.load(requestsByVerification, verification.id);
    const there = await answers(op, requests);
    const count = (state: VerificationRequestState): number => requests.filter((one) => one.state === state).length;
    return Object.assign(new VerificationProgress(), {
      total: requests.length,
      waiting: count(VerificationRequestState.WAITING),
      sent: count(VerificationRequestState.SENT),
      answered: count(VerificationRequestState.ANSWERED),
      failed: count(VerificationRequestState.FAILED),
      withdrawn: count(VerificationRequestState.WITHDRAWN),
      expired: there.filter((answer) => !isValid(op, answer)).length,
    });
  }

  @FieldResolver(() => [VerificationComparison], { description: 'Declared and answered, side by side.' })
  async comparisons(@Ctx() { op }: Context, @Root() verification: Verification): Promise<VerificationComparison[]> {
    const [{ declared, tolerance }, requests] = await Promise.all([
      op.load(declarationByVerification, verification.id),
      op.load(requestsByVerification, verification.id),
    ]);
    const held = await Promise.all(requests.map((request) => heldOf(op, request)));
    return compareDeclared(
      declared,
      held.filter((one) => one !== null),
      tolerance,
    ).map((line) => Object.assign(new VerificationComparison(), line));
  }
}

async function heldOf(op: Operation, request: VerificationRequest): Promise<Held | null> {
  const [answer, item] = await Promise.all([op.load(answerByRequest, request.id), op.load(itemByCode, request.itemCode)]);
  if (!answer || !item || !isValid(op, answer)) return null;
  return { personId: request.personId, item: item.code, declared: item.declared, sameAs: item.sameAs, value: answer.value };
}

/** Fields of people of a verification. */
@Resolver(() => VerificationPerson)
export class VerificationPersonFields {
  @FieldResolver(() => Person, { nullable: true, description: 'The person, masked.' })
  person(@Ctx() { op }: Context, @Root() one: VerificationPerson): Promise<Person | null> {
    return op.load(personById, one.personId);
  }

  @FieldResolver(() => [VerificationRequest], {
    description: 'What was asked about this person, in the order of the catalogue; of each item the last question.',
  })
  async requests(@Ctx() { op }: Context, @Root() one: VerificationPerson): Promise<VerificationRequest[]> {
    if (one.verificationId === null) return [];
    return (await op.load(requestsByVerification, one.verificationId)).filter((request) => request.personId === one.personId);
  }
}

/** Fields of questions. */
@Resolver(() => VerificationRequest)
export class VerificationRequestFields {
  @FieldResolver(() => VerificationItem, { nullable: true, description: 'What was asked.' })
  item(@Ctx() { op }: Context, @Root() request: VerificationRequest): Promise<VerificationItem | null> {
    return op.load(itemByCode, request.itemCode);
  }

  @FieldResolver(() => VerificationAnswer, { nullable: true, description: 'The answer; null before it.' })
  answer(@Ctx() { op }: Context, @Root() request: VerificationRequest): Promise<VerificationAnswer | null> {
    return op.load(answerByRequest, request.id);
  }
}

/** Fields of answers. */
@Resolver(() => VerificationAnswer)
export class VerificationAnswerFields {
  @FieldResolver(() => Boolean, { description: 'Whether it is worth nothing any more and has to be asked again.' })
  expired(@Ctx() { op }: Context, @Root() answer: VerificationAnswer): boolean {
    return !isValid(op, answer);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may look at it as it came; each look is recorded.' })
  viewerCanReveal(@Ctx() { op }: Context, @Root() answer: VerificationAnswer): boolean {
    return op.actor.can('verification:reveal', answer.areaCode);
  }
}

/** Fields of items. */
@Resolver(() => VerificationItem)
export class VerificationItemFields {
  @FieldResolver(() => VerificationDepartment, { nullable: true, description: 'The department that is asked.' })
  department(@Ctx() { op }: Context, @Root() item: VerificationItem): Promise<VerificationDepartment | null> {
    return op.load(departmentByCode, item.departmentCode);
  }
}

/** Fields of departments. */
@Resolver(() => VerificationDepartment)
export class VerificationDepartmentFields {
  @FieldResolver(() => [VerificationItem], { description: 'What it is asked, in order.' })
  items(@Ctx() { op }: Context, @Root() department: VerificationDepartment): Promise<VerificationItem[]> {
    return op.load(itemsByDepartment, department.code);
  }
}

/** Verification of applications. */
@Resolver(() => AssistanceApplication)
export class ApplicationVerificationFields {
  @FieldResolver(() => Verification, {
    nullable: true,
    description: 'Its economic verification; null before it is ordered, or when the viewer may not read it.',
  })
  verification(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<Verification | null> {
    return op.load(verificationByApplication, application.id);
  }

  @FieldResolver(() => [VerificationPerson], { description: 'Whom it is about today, with what departments were asked about each.' })
  async verificationPeople(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<VerificationPerson[]> {
    const [people, verification] = await Promise.all([
      op.load(peopleByApplication, application.id),
      op.load(verificationByApplication, application.id),
    ]);
    return people.map((one) => Object.assign(new VerificationPerson(), one, { verificationId: verification?.id ?? null }));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may ask the departments now.' })
  async viewerCanVerify(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<boolean> {
    if (application.endedAt !== null || !op.actor.can('verification:start', application.areaCode)) return false;
    return (await op.load(verificationByApplication, application.id))?.state !== VerificationState.RUNNING;
  }
}
