import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { NeedState, ServiceNeed } from './need.js';

/** Page of needs. */
export const ServiceNeedConnection = connectionOf(ServiceNeed, 'ServiceNeed');

/** Payload of mutations on needs. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a need.' })
export class ServiceNeedPayload extends Payload {
  @Field(() => ServiceNeed, { nullable: true, description: 'The need as it is now.' })
  need?: ServiceNeed;
}

/** Counts of one column of the board. */
@ObjectType({ simpleResolvers: true, description: 'What one column of the board holds.' })
export class NeedBoardCounts {
  @Field(() => NeedState, { description: 'The column.' })
  state!: NeedState;
  @Field(() => Int, { description: 'Needs in it.' })
  total!: number;
  @Field(() => Int, { description: 'Of these past their due time and not done.' })
  overdue!: number;
  @Field(() => Int, { description: 'Of these due today (Asia/Shanghai) and not yet late.' })
  dueToday!: number;
  @Field(() => Int, { description: 'Of these emergencies.' })
  emergency!: number;
}

/** What the day asks for. */
@ObjectType({
  simpleResolvers: true,
  description: 'What will be late if nobody does anything; every number counts the rows of the list that the same filter opens.',
})
export class Today {
  @Field(() => Int, { description: 'Open needs past their due time.' })
  overdue!: number;
  @Field(() => Int, { description: 'Open needs due today (Asia/Shanghai) and not yet late.' })
  dueToday!: number;
  @Field(() => Int, { description: 'Unmatched emergencies.' })
  unassignedEmergency!: number;
  @Field(() => Int, { description: 'Unmatched urgent needs.' })
  unassignedUrgent!: number;
  @Field(() => Int, { description: 'Needs with an offer that expires within four hours without an answer.' })
  offersExpiringSoon!: number;
  @Field(() => Int, { description: 'Needs with a finished visit that nobody has verified.' })
  awaitingVerification!: number;
  @Field(() => Int, { description: 'Needs that a volunteer declined today and that still have a free seat.' })
  declinedToday!: number;
  @Field(() => Int, { description: 'Plans (一户一策) that somebody else submitted and that the viewer may approve.' })
  plansAwaitingMyApproval!: number;
  @Field(() => Int, { description: 'Everything that is late: open needs and running clocks (`dueItems` until now).' })
  lateItems!: number;
  @Field(() => Int, { description: 'Everything that is due today and not yet late (`dueItems` from now until midnight in Asia/Shanghai).' })
  dueTodayItems!: number;
  @Field(() => Int, { description: 'Running clocks about which the ladder has called the viewer.' })
  calledMe!: number;
  @Field(() => Int, { description: 'Mandates (委托书) in force that end within `mandateDays` (`mandates` with `expiringWithinDays`).' })
  mandatesExpiring!: number;
  @Field(() => Int, { description: 'Days within which a mandate counts as expiring, from policy.' })
  mandateDays!: number;
  @Field(() => [ServiceNeed], { description: 'The twenty open needs that are due first.' })
  next!: ServiceNeed[];
  /** Bounds of the area asked for, [low, high): modules above count their own rows in it. */
  bounds!: [low: number, high: number];
  @Field(() => Date, { description: 'Instant of the count (UTC).' })
  asOf!: Date;
}
