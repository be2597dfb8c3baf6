import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { AssistanceFigure } from './assistance-status.js';
import { Household } from './household.js';
import { HouseholdFilter } from './inputs.js';
import { assistanceFigures, listHouseholds, searchHouseholds } from './listing.js';
import { householdById } from './loaders.js';
import { HouseholdConnection, HouseholdOrder } from './payloads.js';

/** Reading households. */
@Resolver()
export class HouseholdResolver {
  @Query(() => HouseholdConnection, { description: 'Households that the viewer may see.' })
  @Guard('household:read')
  async households(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => HouseholdOrder, { defaultValue: HouseholdOrder.NUMBER, description: 'Order of the rows.' })
    orderBy: HouseholdOrder,
    @Arg('filter', () => HouseholdFilter, { nullable: true, description: 'Which to list; all conditions hold together.' })
    filter?: HouseholdFilter,
  ) {
    return HouseholdConnection.of(await listHouseholds(op, page, orderBy, filter ?? new HouseholdFilter()));
  }

  @Query(() => Household, { nullable: true, description: 'One household; null where it does not exist for the viewer.' })
  @Guard('household:read')
  household(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<Household | null> {
    return op.load(householdById, id);
  }

  @Query(() => [Household], {
    description:
      'Households that fit a text, by number: name of a member, number, telephone number, part of the address, or a whole identity number.',
  })
  @Guard('household:read')
  householdSearch(
    @Ctx() { op }: Context,
    @Arg('text', () => String, { description: 'What to look for.' }) text: string,
    @Arg('first', () => Int, { defaultValue: 10, description: 'Rows wanted.' }) first: number,
  ): Promise<Household[]> {
    return searchHouseholds(op, text, first);
  }

  @Query(() => [AssistanceFigure], {
    description: 'Households and persons of each programme on a day (today when left out), in the areas whose figures the viewer may read.',
  })
  @Guard('figures:read')
  assistanceFigures(
    @Ctx() { op }: Context,
    @Arg('areaCode', () => String, { nullable: true, description: 'Code of an area: figures of it and what is below.' }) areaCode?: string,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The civil day; today when left out.' }) asOf?: string,
  ): Promise<AssistanceFigure[]> {
    return assistanceFigures(op, areaCode, asOf);
  }
}
