import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { nameReadings } from '../../platform/search/pinyin.js';
import { phoneTokens, queryTokens } from '../../platform/search/tokens.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { householdById, identityHash, parseIdentityNumber } from '../households/index.js';
import type { LeadSubjectInput } from './inputs.js';
import { leadById, linksByLead } from './loaders.js';
import { DuplicateReason, LeadDuplicate } from './payloads.js';

/** What each reason weighs when candidates are put in order. It orders a list for a person who decides; no rule hangs on it. */
const POINTS: Readonly<Record<DuplicateReason, number>> = {
  IDENTITY_NUMBER: 100,
  PHONE: 40,
  NAME: 30,
  ADDRESS: 25,
  NAME_ALIKE: 15,
  AREA: 10,
};

/** Candidates shown. */
const SHOWN = 8;
/** An address is compared once it says more than a district. */
const ADDRESS_CHARACTERS = 4;

interface Found {
  household_id: string | null;
  lead_id: string | null;
  same_identity: boolean;
  same_name: boolean;
  like_name: boolean;
  same_phone: boolean;
  like_address: boolean;
}

/** What a person is compared by; the identity number only as its keyed hash. */
export interface Subject {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly identityHash: string | null;
  readonly areaCode: number | null;
}

/** What was typed so far as a subject; an identity number that is not whole yet is no identity number. */
export function typedSubject(op: Operation, input: LeadSubjectInput): Subject {
  const identity = input.identityNumber?.trim() ? parseIdentityNumber(input.identityNumber, civilDate(op.now)) : null;
  return {
    name: input.name?.trim() || null,
    phone: input.phone?.trim() || null,
    address: input.address?.trim() || null,
    identityHash: identity?.ok ? identityHash(op.runtime.keyring, identity.value.number) : null,
    areaCode: input.areaCode ? parseAreaCode(input.areaCode, ['subject', 'areaCode']) : null,
  };
}

/** The pinyin of a name in Han characters as one token; none for other names, which are compared as they are typed. */
function readingTokens(name: string | null): string[] {
  const characters = Array.from(name ?? '');
  if (characters.length < 2 || !characters.every((character) => /^\p{Script=Han}$/u.test(character))) return [];
  const reading = nameReadings(characters)[0];
  return reading ? [reading.join('').slice(0, 24)] : [];
}

/** A whole telephone number as one token; part of one says nothing. */
function wholePhone(phone: string | null): string[] {
  const [digits] = phoneTokens(phone ?? '');
  return digits && digits.length >= 7 ? [digits] : [];
}

/**
 * Households and earlier leads that may be meant, the likeliest first, with the reasons; only what the actor may read.
 * @param leadId the lead itself, which is not its own duplicate, and whose verdicts are shown
 */
export async function findDuplicates(op: Operation, subject: Subject, leadId: string | null = null): Promise<LeadDuplicate[]> {
  const address = subject.address && Array.from(subject.address).length >= ADDRESS_CHARACTERS ? queryTokens(subject.address) : [];
  const found = await op.rows<Found>('select * from app.lead_like($1, $2::text[], $3::text[], $4::text[], $5::text[], $6, $7)', [
    subject.name,
    subject.name && Array.from(subject.name).length >= 2 ? queryTokens(subject.name) : [],
    readingTokens(subject.name),
    wholePhone(subject.phone),
    address,
    subject.identityHash,
    leadId,
  ]);
  const verdicts = leadId === null ? [] : (await op.load(linksByLead, leadId)).filter((link) => link.undoneAt === null);
  const town = subject.areaCode === null ? null : areaRange(subject.areaCode - (subject.areaCode % 1e6));
  const all = await Promise.all(
    found.map(async (row) => {
      const household = row.household_id === null ? null : await op.load(householdById, row.household_id);
      const lead = row.lead_id === null ? null : await op.load(leadById, row.lead_id);
      const at = household?.areaCode ?? lead?.areaCode ?? 0;
      const reasons = Object.values(DuplicateReason).filter(
        (reason) =>
          ({
            IDENTITY_NUMBER: row.same_identity,
            PHONE: row.same_phone,
            NAME: row.same_name,
            NAME_ALIKE: row.like_name && !row.same_name,
            ADDRESS: row.like_address,
            AREA: town !== null && at >= town[0] && at < town[1],
          })[reason],
      );
      const verdict = verdicts.find((link) => link.householdId === (household?.id ?? '') || link.otherLeadId === (lead?.id ?? '')) ?? null;
      const score = reasons.reduce((sum, reason) => sum + POINTS[reason], 0);
      return Object.assign(new LeadDuplicate(), { household, lead, reasons, score, verdict });
    }),
  );
  return all
    .filter((candidate) => candidate.household !== null || candidate.lead !== null)
    .toSorted(
      (a, b) =>
        b.score - a.score || (a.household?.number ?? a.lead?.number ?? '').localeCompare(b.household?.number ?? b.lead?.number ?? ''),
    )
    .slice(0, SHOWN);
}

/** Whom a lead may be about; nothing when the actor may not read the lead. */
export async function duplicatesOf(op: Operation, leadId: string): Promise<LeadDuplicate[]> {
  const lead = await op.load(leadById, leadId);
  if (!lead) return [];
  const { subjectName, subjectPhone, subjectAddress, areaCode } = lead;
  return findDuplicates(
    op,
    { name: subjectName, phone: subjectPhone, address: subjectAddress, identityHash: lead.identityHash, areaCode },
    lead.id,
  );
}
