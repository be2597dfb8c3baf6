import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { batched } from '../../platform/database/loaders.js';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { deadlineClock, DeadlineClock } from '../calendars/index.js';
import { Case, caseById } from '../cases/index.js';
import { Household, householdById, maskAddress, maskName, maskPhone } from '../households/index.js';
import { needById, ServiceNeed, Today } from '../tasks/index.js';
import { Lead, LeadState } from './lead.js';
import { eventsByLead, leadById, leadsByCase, leadsByHousehold, leadsMergedInto, linksByLead } from './loaders.js';
import { LeadReport } from './payloads.js';
import { LeadEvent, LeadLink } from './trail.js';

/** Fields of leads, masked for everyone. */
@Resolver(() => Lead)
export class LeadFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of the person, masked (张*); null when not known.' })
  maskedName(@Root() lead: Lead): string | null {
    return lead.subjectName && maskName(lead.subjectName);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Telephone number of the person, masked; null when not known.' })
  phone(@Root() lead: Lead): string | null {
    return lead.subjectPhone && maskPhone(lead.subjectPhone);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Address of the person up to the community; null when not known.' })
  address(@Root() lead: Lead): string | null {
    return lead.subjectAddress && maskAddress(lead.subjectAddress);
  }

  @FieldResolver(() => Boolean, { description: 'Whether an identity number was told.' })
  hasIdentityNumber(@Root() lead: Lead): boolean {
    return lead.identityHash !== null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever called, masked; null when nobody called.' })
  callerName(@Root() lead: Lead): string | null {
    return lead.callerName && maskName(lead.callerName);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Telephone number of whoever called, masked; null when not known.' })
  callerPhone(@Root() lead: Lead): string | null {
    return lead.callerPhone && maskPhone(lead.callerPhone);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where the person lives, as narrow as it was known.' })
  area(@Ctx() { op }: Context, @Root() lead: Lead): Promise<AdminArea | null> {
    return op.load(areaByCode, lead.areaCode);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever reported it; null where that is no colleague.' })
  reporterName(@Ctx() { op }: Context, @Root() lead: Lead): Promise<string | null> {
    return op.load(accountName, lead.reporterId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever decided or merged it; null while it waits.' })
  async decidedByName(@Ctx() { op }: Context, @Root() lead: Lead): Promise<string | null> {
    return lead.decidedBy === null ? null : op.load(accountName, lead.decidedBy);
  }

  @FieldResolver(() => DeadlineClock, { description: 'Clock of the triage; a decision that came late stays missed.' })
  triageClock(@Ctx() { op }: Context, @Root() lead: Lead): Promise<DeadlineClock> {
    return deadlineClock(op, lead.triageDueAt, { doneAt: lead.decidedAt });
  }

  @FieldResolver(() => DeadlineClock, { nullable: true, description: 'Clock of the promised call back; null when none was promised.' })
  async callbackClock(@Ctx() { op }: Context, @Root() lead: Lead): Promise<DeadlineClock | null> {
    return lead.callbackDueAt === null ? null : deadlineClock(op, lead.callbackDueAt, { doneAt: lead.callbackAt });
  }

  @FieldResolver(() => Household, { nullable: true, description: 'The household it was matched with, masked.' })
  async household(@Ctx() { op }: Context, @Root() lead: Lead): Promise<Household | null> {
    return lead.householdId === null ? null : op.load(householdById, lead.householdId);
  }

  @FieldResolver(() => ServiceNeed, { nullable: true, description: 'The emergency need that its decision opened.' })
  async need(@Ctx() { op }: Context, @Root() lead: Lead): Promise<ServiceNeed | null> {
    return lead.needId === null ? null : op.load(needById, lead.needId);
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case that its decision opened; null where the viewer may not read cases.',
  })
  async case(@Ctx() { op }: Context, @Root() lead: Lead): Promise<Case | null> {
    return lead.caseId === null ? null : op.load(caseById, lead.caseId);
  }

  @FieldResolver(() => Lead, { nullable: true, description: 'The lead that it was merged into.' })
  async mergedInto(@Ctx() { op }: Context, @Root() lead: Lead): Promise<Lead | null> {
    return lead.mergedIntoId === null ? null : op.load(leadById, lead.mergedIntoId);
  }

  @FieldResolver(() => [Lead], { description: 'Leads that were merged into it.' })
  merged(@Ctx() { op }: Context, @Root() lead: Lead): Promise<Lead[]> {
    return op.load(leadsMergedInto, lead.id);
  }

  @FieldResolver(() => [LeadLink], { description: 'Verdicts on its duplicates, oldest first, those taken back too.' })
  links(@Ctx() { op }: Context, @Root() lead: Lead): Promise<LeadLink[]> {
    return op.load(linksByLead, lead.id);
  }

  @FieldResolver(() => [LeadEvent], { description: 'Its trail, oldest first.' })
  events(@Ctx() { op }: Context, @Root() lead: Lead): Promise<LeadEvent[]> {
    return op.load(eventsByLead, lead.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may decide on it now.' })
  viewerCanTriage(@Ctx() { op }: Context, @Root() lead: Lead): boolean {
    return lead.state === LeadState.WAITING && op.actor.can('lead:triage', lead.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may take its decision back now.' })
  viewerCanReopen(@Ctx() { op }: Context, @Root() lead: Lead): boolean {
    return lead.state === LeadState.DECIDED && lead.needId === null && lead.caseId === null && op.actor.can('lead:triage', lead.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may record a call back that is owed.' })
  viewerCanCall(@Ctx() { op }: Context, @Root() lead: Lead): boolean {
    return lead.callbackDueAt !== null && lead.callbackAt === null && op.actor.can('lead:call', lead.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may ask for the clear text.' })
  viewerCanReveal(@Ctx() { op }: Context, @Root() lead: Lead): boolean {
    return op.actor.can('lead:reveal', lead.areaCode);
  }
}

/** Fields of one's own reports. */
@Resolver(() => LeadReport)
export class LeadReportFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of the person as it was told, masked.' })
  maskedName(@Root() report: LeadReport): string | null {
    return report.subjectName && maskName(report.subjectName);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'The area that was told.' })
  area(@Ctx() { op }: Context, @Root() report: LeadReport): Promise<AdminArea | null> {
    return op.load(areaByCode, report.areaCode);
  }

  @FieldResolver(() => DeadlineClock, { nullable: true, description: 'Clock of the promised call back; null when none was promised.' })
  async callbackClock(@Ctx() { op }: Context, @Root() report: LeadReport): Promise<DeadlineClock | null> {
    return report.callbackDueAt === null ? null : deadlineClock(op, report.callbackDueAt, { doneAt: report.callbackAt });
  }
}

/** Fields of a lead's trail. */
@Resolver(() => LeadEvent)
export class LeadEventFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever did it; null where that is no colleague.' })
  async actorName(@Ctx() { op }: Context, @Root() event: LeadEvent): Promise<string | null> {
    return event.accountId === null ? null : op.load(accountName, event.accountId);
  }
}

/** Fields of verdicts. */
@Resolver(() => LeadLink)
export class LeadLinkFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household; null where it is about a lead.' })
  async household(@Ctx() { op }: Context, @Root() link: LeadLink): Promise<Household | null> {
    return link.householdId === null ? null : op.load(householdById, link.householdId);
  }

  @FieldResolver(() => Lead, { nullable: true, description: 'The other lead; null where it is about a household.' })
  async otherLead(@Ctx() { op }: Context, @Root() link: LeadLink): Promise<Lead | null> {
    return link.otherLeadId === null ? null : op.load(leadById, link.otherLeadId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever decided.' })
  decidedByName(@Ctx() { op }: Context, @Root() link: LeadLink): Promise<string | null> {
    return op.load(accountName, link.decidedBy);
  }
}

/** Leads of cases. */
@Resolver(() => Case)
export class CaseLeadFields {
  @FieldResolver(() => [Lead], { description: 'The leads that led to it; empty where the viewer may not read leads.' })
  leads(@Ctx() { op }: Context, @Root() found: Case): Promise<Lead[]> {
    return op.load(leadsByCase, found.id);
  }
}

/** Leads of households. */
@Resolver(() => Household)
export class HouseholdLeadFields {
  @FieldResolver(() => [Lead], { description: 'Leads that were matched with it, oldest first; empty where the viewer may not read leads.' })
  leads(@Ctx() { op }: Context, @Root() household: Household): Promise<Lead[]> {
    return op.load(leadsByHousehold, household.id);
  }
}

interface LeadCounts {
  waiting: number;
  late: number;
  owed: number;
}

/** Leads in the bounds of a workbench; the key is its two bounds. Rows that the actor may not read are not counted. */
const leadCounts = batched<string, LeadCounts>((op, keys) =>
  Promise.all(
    keys.map(async (key) => {
      const [low, high] = key.split(' ');
      const counts = await op.row<LeadCounts>(
        `select count(*) filter (where state = 'WAITING')::int waiting, count(*) filter (where state = 'WAITING' and triage_due_at < $1)::int late,
           count(*) filter (where callback_due_at is not null and callback_at is null)::int owed
         from lead where (state = 'WAITING' or (callback_due_at is not null and callback_at is null)) and area_code >= $2 and area_code < $3`,
        [op.now, low, high],
      );
      return counts ?? { waiting: 0, late: 0, owed: 0 };
    }),
  ),
);

/** What leads ask of the day. */
@Resolver(() => Today)
export class TodayLeadFields {
  @FieldResolver(() => Int, { description: 'Leads that wait for triage.' })
  async leadsAwaitingTriage(@Ctx() { op }: Context, @Root() today: Today): Promise<number> {
    return (await op.load(leadCounts, today.bounds.join(' '))).waiting;
  }

  @FieldResolver(() => Int, { description: 'Leads whose triage is late.' })
  async leadsTriageLate(@Ctx() { op }: Context, @Root() today: Today): Promise<number> {
    return (await op.load(leadCounts, today.bounds.join(' '))).late;
  }

  @FieldResolver(() => Int, { description: 'Callers who were promised a call back and have not been reached.' })
  async callbacksOwed(@Ctx() { op }: Context, @Root() today: Today): Promise<number> {
    return (await op.load(leadCounts, today.bounds.join(' '))).owed;
  }
}
