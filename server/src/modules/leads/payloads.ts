import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { Household } from '../households/index.js';
import { PriorityTier } from '../tasks/index.js';
import { Lead, LeadChannel } from './lead.js';
import { LeadLink } from './trail.js';

/** Page of leads. */
export const LeadConnection = connectionOf(Lead, 'Lead');

/** Payload of mutations on leads. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a lead.' })
export class LeadPayload extends Payload {
  @Field(() => Lead, { nullable: true, description: 'The lead as it is now.' })
  lead?: Lead;
}

/** What became of a report. */
export enum ReportOutcome {
  WAITING = 'WAITING',
  EMERGENCY = 'EMERGENCY',
  CASE = 'CASE',
  REFERRED = 'REFERRED',
  NO_NEED = 'NO_NEED',
}
registerEnumType(ReportOutcome, { name: 'ReportOutcome', description: 'What became of a report, as whoever reported may know it.' });

/** One's own report. */
@ObjectType({
  simpleResolvers: true,
  description: "The viewer's own report: what it told, and what became of it; nothing else of the household.",
})
export class LeadReport {
  @Field(() => ID, { description: 'Opaque id; that of the lead.' })
  id!: string;
  @Field(() => String, { description: 'Number that people quote.' })
  number!: string;
  @Field(() => LeadChannel, { description: 'How it came.' })
  channel!: LeadChannel;
  areaCode!: number;
  subjectName!: string | null;
  @Field(() => String, { description: 'What was told.' })
  content!: string;
  @Field(() => PriorityTier, { description: 'Urgency as it was told.' })
  tier!: PriorityTier;
  @Field(() => Date, { description: 'Reported at (UTC).' })
  createdAt!: Date;
  @Field(() => ReportOutcome, { description: 'What became of it.' })
  outcome!: ReportOutcome;
  @Field(() => Date, { nullable: true, description: 'Decided at (UTC); null while it waits.' })
  decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Answer of whoever decided.' })
  reply!: string | null;
  callbackDueAt!: Date | null;
  callbackAt!: Date | null;
}

/** Page of one's own reports. */
export const LeadReportConnection = connectionOf(LeadReport, 'LeadReport');

/** Payload of a report. */
@ObjectType({ simpleResolvers: true, description: 'Result of a report.' })
export class LeadReportPayload extends Payload {
  @Field(() => LeadReport, { nullable: true, description: 'The report as it stands now.' })
  report?: LeadReport;
}

/** Why two may be the same. */
export enum DuplicateReason {
  IDENTITY_NUMBER = 'IDENTITY_NUMBER',
  PHONE = 'PHONE',
  NAME = 'NAME',
  NAME_ALIKE = 'NAME_ALIKE',
  ADDRESS = 'ADDRESS',
  AREA = 'AREA',
}
registerEnumType(DuplicateReason, {
  name: 'DuplicateReason',
  description: 'Why two may be the same. NAME_ALIKE: part of the name, or the same pinyin. AREA: the same town or sub-district.',
});

/** Who may be meant. */
@ObjectType({ simpleResolvers: true, description: 'A household or an earlier lead that may be meant; exactly one of the two is there.' })
export class LeadDuplicate {
  @Field(() => Household, { nullable: true, description: 'The household, masked.' })
  household!: Household | null;
  @Field(() => Lead, { nullable: true, description: 'The lead, masked.' })
  lead!: Lead | null;
  @Field(() => [DuplicateReason], { description: 'Why, the strongest first.' })
  reasons!: DuplicateReason[];
  @Field(() => Int, { description: 'Points of the reasons together; the order of the list.' })
  score!: number;
  @Field(() => LeadLink, { nullable: true, description: 'The verdict that holds on this pair; null while nobody looked.' })
  verdict!: LeadLink | null;
}

/** Clear text of a lead. */
@ObjectType({ simpleResolvers: true, description: 'Personal data of a lead in clear text.' })
export class LeadClear {
  @Field(() => String, { nullable: true, description: 'Name of the person; null when not known.' })
  subjectName!: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number of the person; null when not known.' })
  subjectPhone!: string | null;
  @Field(() => String, { nullable: true, description: 'Address of the person; null when not known.' })
  subjectAddress!: string | null;
  @Field(() => String, { nullable: true, description: 'Identity number of the person; null when not known.' })
  identityNumber!: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the caller; null when not known.' })
  callerName!: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number of the caller; null when not known.' })
  callerPhone!: string | null;
}

/** Payload of a reveal. */
@ObjectType({ simpleResolvers: true, description: 'Result of asking for the clear text of a lead.' })
export class LeadRevealPayload extends Payload {
  @Field(() => LeadClear, { nullable: true, description: 'The clear text; null when refused. Not to be stored.' })
  clear?: LeadClear;
}
