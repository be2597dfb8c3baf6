import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { once } from '../../platform/graphql/mutation.js';
import { addressTokens, codeTokens, nameTokens, phoneTokens } from '../../platform/search/tokens.js';
import { seal } from '../../platform/vault/envelope.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import { householdById, identityHash, parseIdentityNumber, readPhone } from '../households/index.js';
import type { LeadReportInput } from './inputs.js';
import { LeadChannel } from './lead.js';
import { LeadReport } from './payloads.js';

/** The number that a lead bears for good, from its place in the sequence. */
export function leadNumber(sequence: number): string {
  return `XS${String(sequence).padStart(7, '0')}`;
}

/** The tokens by which a lead is found; identity numbers are found by their keyed hash alone. */
export function leadTokens(lead: {
  number: string;
  name: string | null;
  address: string | null;
  phones: readonly (string | null)[];
}): string[] {
  return [
    ...new Set([
      ...codeTokens(lead.number),
      ...nameTokens(lead.name ?? ''),
      ...addressTokens(lead.address ?? ''),
      ...lead.phones.flatMap((phone) => phoneTokens(phone ?? '')),
    ]),
  ];
}

/** Minutes that policy gives in an area today. */
async function policyMinutes(op: Operation, key: string, areaCode: number): Promise<number> {
  const found = await op.row<{ minutes: number | null }>('select app.parameter($1, $2, app.today()) as minutes', [key, areaCode]);
  if (!found?.minutes) throw new Error(`policy parameter ${key} has no value`);
  return found.minutes;
}

const later = (op: Operation, minutes: number): Date => new Date(op.now.getTime() + minutes * 60_000);

/**
 * Keeps a report, from anywhere in the city; it waits for the triage of its area.
 * @throws Refusal NOT_FOUND (area, household), INVALID_CHOICE (channel), INVALID_FORMAT and those of identity numbers, IN_THE_PAST, REQUIRED, REQUEST_REUSED
 */
export async function reportLead(op: Operation, input: LeadReportInput): Promise<string> {
  const area = await op.load(areaByCode, parseAreaCode(input.areaCode));
  if (!area) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  if (input.channel !== LeadChannel.VOLUNTEER && !op.actor.can('lead:read'))
    refuse(UserErrorCode.INVALID_CHOICE, 'You report as a volunteer.', ['channel']);
  const phone = readPhone(input.subjectPhone, ['subjectPhone']);
  const callerPhone = readPhone(input.callerPhone, ['callerPhone']);
  if (input.callBack && !callerPhone && !phone) refuse(UserErrorCode.REQUIRED, 'A call back needs a telephone number.', ['callerPhone']);
  if (input.callBackBy && input.callBackBy <= op.now) refuse(UserErrorCode.IN_THE_PAST, 'This time has passed.', ['callBackBy']);
  if (input.householdId && !(await op.load(householdById, input.householdId)))
    refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  const content = input.content.trim();
  if (content === '') refuse(UserErrorCode.REQUIRED, 'Say what was seen or told.', ['content']);
  const identity = readIdentity(op, input.identityNumber);
  const { identityNumber: _, ...known } = input;
  const fingerprint = { ...known, identity: identity && identityHash(op.runtime.keyring, identity) };
  return once(op, input.requestId, 'leadReport', fingerprint, async () => {
    const id = newId();
    const number = leadNumber((await op.row<{ n: number }>("select nextval('lead_number') n"))?.n ?? 0);
    const name = input.subjectName?.trim() || null;
    const address = input.subjectAddress?.trim() || null;
    const triageMinutes = await policyMinutes(op, `lead.triage.minutes.${input.tier.toLowerCase()}`, area.code);
    const callbackDueAt = input.callBack
      ? (input.callBackBy ?? later(op, await policyMinutes(op, 'lead.callback.minutes', area.code)))
      : null;
    // Not through the entity: what it would read back is nothing that a volunteer may read.
    await op.rows(
      `insert into lead (id, number, channel, area_code, subject_name, subject_phone, subject_address, identity_sealed, identity_hash, identity_tail, content, tier,
         caller_name, caller_phone, caller_relation, reporter_id, search, triage_due_at, callback_due_at, household_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::text[], $18, $19, $20, $21)`,
      [
        id,
        number,
        input.channel,
        area.code,
        name,
        phone,
        address,
        identity && seal(op.runtime.keyring, { table: 'lead', column: 'identity_sealed', rowId: id }, identity),
        identity && identityHash(op.runtime.keyring, identity),
        identity && identity.slice(-4),
        content,
        input.tier,
        input.callerName?.trim() || null,
        callerPhone,
        input.callerRelation?.trim() || null,
        op.accountId,
        leadTokens({ number, name, address, phones: [phone, callerPhone] }),
        later(op, triageMinutes),
        callbackDueAt,
        input.householdId ?? null,
        op.now,
      ],
    );
    return id;
  });
}

/** @throws Refusal INVALID_FORMAT, IDENTITY_NUMBER_CHECK_DIGIT, OUT_OF_RANGE */
function readIdentity(op: Operation, text: string | undefined): string | null {
  if (!text?.trim()) return null;
  const parsed = parseIdentityNumber(text, civilDate(op.now));
  if (!parsed.ok) refuse(UserErrorCode[parsed.code], parsed.message, ['identityNumber']);
  return parsed.value.number;
}

const REPORT = `id, number, channel, area_code as "areaCode", subject_name as "subjectName", content, tier, created_at as "createdAt",
  outcome, decided_at as "decidedAt", reply, callback_due_at as "callbackDueAt", callback_at as "callbackAt"`;

/** A page of the actor's own reports, the newest first. */
export async function myReports(op: Operation, args: PageArgs): Promise<Page<LeadReport>> {
  const [at, id] = args.after ? decodeCursor(args.after, 2) : [null, null];
  const rows = await op.rows<LeadReport>(`select ${REPORT} from app.my_lead_reports($1, $2, $3)`, [at, id, pageLength(args.first) + 1]);
  const total = async () => (await op.row<{ n: number }>('select count(*) n from app.my_lead_reports(null, null, 100000)'))?.n ?? 0;
  return toPage(rows, args, (report) => [report.createdAt, report.id], total);
}

/** One of the actor's own reports. */
export async function myReport(op: Operation, id: string): Promise<LeadReport | undefined> {
  const row = await op.row<LeadReport>(`select ${REPORT} from app.my_lead_reports(null, null, 1, $1)`, [id]);
  return row && Object.assign(new LeadReport(), row);
}
