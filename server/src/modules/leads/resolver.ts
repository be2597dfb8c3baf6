import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { duplicatesOf, findDuplicates, typedSubject } from './duplicates.js';
import {
  LeadCallBackInput,
  LeadFilter,
  LeadLinkUndoInput,
  LeadMatchInput,
  LeadReopenInput,
  LeadReportInput,
  LeadRevealInput,
  LeadSubjectInput,
  LeadTriageInput,
} from './inputs.js';
import { Lead } from './lead.js';
import { listLeads } from './list.js';
import { leadById } from './loaders.js';
import { markDifferent, mergeLead, undoLink } from './match.js';
import { LeadConnection, LeadDuplicate, LeadPayload, LeadReportConnection, LeadReportPayload, LeadRevealPayload } from './payloads.js';
import { myReport, myReports, reportLead } from './report.js';
import { revealLead } from './reveal.js';
import { callBack, reopenLead, triageLead } from './triage.js';

/** Runs a change of a lead and answers with the lead after it. */
function changed(op: Operation, change: () => Promise<string | void>, id = ''): Promise<LeadPayload> {
  return mutate(op, LeadPayload, async () => {
    const at = (await change()) ?? id;
    op.forgetLoaded();
    return { lead: (await op.load(leadById, at)) ?? undefined };
  });
}

/** Leads. */
@Resolver()
export class LeadResolver {
  @Query(() => Lead, { nullable: true, description: 'One lead; null when it does not exist for the viewer.' })
  @Guard('lead:read')
  lead(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<Lead | null> {
    return op.load(leadById, id);
  }

  @Query(() => LeadConnection, {
    description: 'Leads: those that wait by when their triage is due, call backs by when they were promised, others the newest first.',
  })
  @Guard('lead:read')
  async leads(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => LeadFilter, { nullable: true, description: 'Which leads; all conditions hold together.' }) filter?: LeadFilter,
  ) {
    return LeadConnection.of(await listLeads(op, filter ?? {}, page));
  }

  @Query(() => [LeadDuplicate], {
    description:
      'Households and leads that may be meant (at most eight), the likeliest first: by a lead, with the verdicts on it, or by what was typed so far.',
  })
  @Guard('lead:read')
  leadDuplicates(
    @Ctx() { op }: Context,
    @Arg('subject', () => LeadSubjectInput, { nullable: true, description: 'What was typed so far; without `leadId`.' })
    subject?: LeadSubjectInput,
    @Arg('leadId', () => ID, { nullable: true, description: 'The lead that is compared.' }) leadId?: string,
  ): Promise<LeadDuplicate[]> {
    return leadId ? duplicatesOf(op, leadId) : findDuplicates(op, typedSubject(op, subject ?? {}));
  }

  @Query(() => LeadReportConnection, { description: "The viewer's own reports and what became of them, the newest first." })
  @Guard('lead:report')
  async myLeadReports(@Ctx() { op }: Context, @Args(() => PageArgs) page: PageArgs) {
    return LeadReportConnection.of(await myReports(op, page));
  }

  @Mutation(() => LeadReportPayload, {
    description:
      'Reports that a household may need help. Codes: NOT_FOUND, INVALID_CHOICE, INVALID_FORMAT, IDENTITY_NUMBER_CHECK_DIGIT, OUT_OF_RANGE, REQUIRED, IN_THE_PAST, REQUEST_REUSED.',
  })
  @Guard('lead:report')
  leadReport(@Ctx() { op }: Context, @Arg('input', () => LeadReportInput) input: LeadReportInput): Promise<LeadReportPayload> {
    return mutate(op, LeadReportPayload, async () => ({ report: await myReport(op, await reportLead(op, input)) }));
  }

  @Mutation(() => LeadPayload, {
    description: 'Decides on a lead. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, REQUIRED, REASON_REQUIRED.',
  })
  @Guard('lead:triage')
  leadTriage(@Ctx() { op }: Context, @Arg('input', () => LeadTriageInput) input: LeadTriageInput): Promise<LeadPayload> {
    return changed(op, () => triageLead(op, input), input.id);
  }

  @Mutation(() => LeadPayload, {
    description: 'Takes a decision back; the lead waits again. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE.',
  })
  @Guard('lead:triage')
  leadReopen(@Ctx() { op }: Context, @Arg('input', () => LeadReopenInput) input: LeadReopenInput): Promise<LeadPayload> {
    return changed(op, () => reopenLead(op, input), input.id);
  }

  @Mutation(() => LeadPayload, {
    description:
      'Matches a lead with a household, or merges it into another lead. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, REQUIRED, INVALID_CHOICE, DUPLICATE, IN_USE.',
  })
  @Guard('lead:triage')
  leadMerge(@Ctx() { op }: Context, @Arg('input', () => LeadMatchInput) input: LeadMatchInput): Promise<LeadPayload> {
    return changed(op, () => mergeLead(op, input), input.id);
  }

  @Mutation(() => LeadPayload, {
    description:
      'Says that a possible duplicate is somebody else. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, REQUIRED, INVALID_CHOICE, DUPLICATE.',
  })
  @Guard('lead:triage')
  leadMarkDifferent(@Ctx() { op }: Context, @Arg('input', () => LeadMatchInput) input: LeadMatchInput): Promise<LeadPayload> {
    return changed(op, () => markDifferent(op, input), input.id);
  }

  @Mutation(() => LeadPayload, {
    description: 'Takes a merge, a match or a "different" back. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION.',
  })
  @Guard('lead:triage')
  leadLinkUndo(@Ctx() { op }: Context, @Arg('input', () => LeadLinkUndoInput) input: LeadLinkUndoInput): Promise<LeadPayload> {
    return changed(op, () => undoLink(op, input));
  }

  @Mutation(() => LeadPayload, {
    description: 'Records what came of calling back. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('lead:call')
  leadCallBack(@Ctx() { op }: Context, @Arg('input', () => LeadCallBackInput) input: LeadCallBackInput): Promise<LeadPayload> {
    return changed(op, () => callBack(op, input), input.id);
  }

  @Mutation(() => LeadRevealPayload, {
    description: 'Clear text of a lead, kept in the access log. Codes: NOT_FOUND, NOT_ALLOWED, REASON_REQUIRED.',
  })
  @Guard('lead:reveal')
  leadReveal(@Ctx() { op }: Context, @Arg('input', () => LeadRevealInput) input: LeadRevealInput): Promise<LeadRevealPayload> {
    return mutate(op, LeadRevealPayload, async () => ({ clear: await revealLead(op, input) }));
  }
}
