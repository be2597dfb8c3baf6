import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { civilDate } from '../../platform/clock.js';
import type { Context } from '../../platform/graphql/context.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { Consent } from './consent.js';
import { ageOn } from './dated.js';
import { Relation } from './enums.js';
import { personById } from './loaders.js';
import { maskName, maskPhone } from './masking.js';
import { HouseholdMembership, Person } from './person.js';

/** Fields of persons, masked for everyone. */
@Resolver(() => Person)
export class PersonFields {
  @FieldResolver(() => String, { description: 'Name, masked (张*).' })
  maskedName(@Root() person: Person): string {
    return maskName(person.name);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Telephone number, masked (138****1234); null when not known.' })
  phone(@Root() person: Person): string | null {
    return person.phone === null ? null : maskPhone(person.phone);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Completed years of age today; null when the birth date is not known.' })
  age(@Ctx() { op }: Context, @Root() person: Person): number | null {
    return person.birthDate === null ? null : ageOn(person.birthDate, civilDate(op.now));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the person is known to be a minor (policy parameter person.adult_age).' })
  async isMinor(@Ctx() { op }: Context, @Root() person: Person): Promise<boolean> {
    return person.birthDate !== null && ageOn(person.birthDate, civilDate(op.now)) < (await policyParameter(op, 'person.adult_age'));
  }
}

/** Fields of memberships. */
@Resolver(() => HouseholdMembership)
export class MembershipFields {
  @FieldResolver(() => Person, { description: 'The person.' })
  person(@Ctx() { op }: Context, @Root() membership: HouseholdMembership): Promise<Person | null> {
    return op.load(personById, membership.personId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether this is the head of the household.' })
  isHead(@Root() membership: HouseholdMembership): boolean {
    return membership.relation === Relation.HEAD;
  }
}

/** Fields of consents. */
@Resolver(() => Consent)
export class ConsentFields {
  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Whose consent it is; null for the whole household, or where the viewer may not see the person.',
  })
  async person(@Ctx() { op }: Context, @Root() consent: Consent): Promise<Person | null> {
    return consent.personId === null ? null : op.load(personById, consent.personId);
  }

  @FieldResolver(() => String, { description: 'Who gave it, masked: the person, or the guardian.' })
  givenBy(@Root() consent: Consent): string {
    return maskName(consent.givenBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it holds today.' })
  active(@Ctx() { op }: Context, @Root() consent: Consent): boolean {
    const today = civilDate(op.now);
    return consent.withdrawnAt === null && consent.grantedOn <= today && (consent.expiresOn === null || consent.expiresOn >= today);
  }
}
