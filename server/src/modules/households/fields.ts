import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { civilDate } from '../../platform/clock.js';
import type { Context, MaybePromise } from '../../platform/graphql/context.js';
import { blurredPoint, GeoPoint } from '../../platform/graphql/geo-point.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { AssistanceStatus } from './assistance-status.js';
import { Consent } from './consent.js';
import { holdsOn } from './dated.js';
import { Programme } from './enums.js';
import { Household } from './household.js';
import { consentsByHousehold, membersByHousehold, statusesByHousehold } from './loaders.js';
import { maskAddress, maskName, maskPhone } from './masking.js';
import { HouseholdMembership } from './person.js';

/** Fields of households; personal ones masked for everyone, whatever the role. */
@Resolver(() => Household)
export class HouseholdFields {
  @FieldResolver(() => String, { description: 'Name of the head of the household, masked (王*英).' })
  headName(@Root() household: Household): string {
    return maskName(household.headName);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Address down to the community or village, the rest masked; null when not known.',
  })
  address(@Root() household: Household): string | null {
    return household.address === null ? null : maskAddress(household.address);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Telephone number, masked (138****1234); null when not known.' })
  phone(@Root() household: Household): string | null {
    return household.phone === null ? null : maskPhone(household.phone);
  }

  @FieldResolver(() => GeoPoint, { nullable: true, description: 'Place of the home, blurred to about a kilometre; null when not known.' })
  location(@Root() household: Household): GeoPoint | null {
    return blurredPoint(household.latitude, household.longitude);
  }

  @FieldResolver(() => AdminArea, { description: 'Community, village or grid cell of the home.' })
  area(@Ctx() { op }: Context, @Root() household: Household): MaybePromise<AdminArea | null> {
    return op.find(areaByCode, household.areaCode);
  }

  @FieldResolver(() => [HouseholdMembership], {
    description: 'Members over time: present ones first, the head before all. Empty for a volunteer.',
  })
  members(@Ctx() { op }: Context, @Root() household: Household): Promise<HouseholdMembership[]> {
    return op.load(membersByHousehold, household.id);
  }

  @FieldResolver(() => [AssistanceStatus], { description: 'Programmes over time, newest first.' })
  statuses(@Ctx() { op }: Context, @Root() household: Household): Promise<AssistanceStatus[]> {
    return op.load(statusesByHousehold, household.id);
  }

  @FieldResolver(() => [Programme], { description: 'Programmes in which the household is today.' })
  async currentProgrammes(@Ctx() { op }: Context, @Root() household: Household): Promise<Programme[]> {
    const today = civilDate(op.now);
    return (await op.load(statusesByHousehold, household.id)).filter((status) => holdsOn(status, today)).map((status) => status.programme);
  }

  @FieldResolver(() => [Consent], { description: 'Consents over time, newest first.' })
  consents(@Ctx() { op }: Context, @Root() household: Household): Promise<Consent[]> {
    return op.load(consentsByHousehold, household.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change this household.' })
  viewerCanEdit(@Ctx() { op }: Context, @Root() household: Household): boolean {
    return op.actor.can('household:edit', household.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may see the clear text, which is recorded.' })
  viewerCanReveal(@Ctx() { op }: Context, @Root() household: Household): boolean {
    return op.actor.can('household:reveal', household.areaCode);
  }
}
