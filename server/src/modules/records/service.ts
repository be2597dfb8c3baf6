import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import { batched, byKey, columns, groupBy, manyBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { newCode, readCode } from './code.js';
import type {
  CertificateIssueInput,
  CertificateTemplateAddInput,
  CertificateWithdrawInput,
  RecordCorrectionAskInput,
  RecordCorrectionDecideInput,
  VisitRatingRecordInput,
} from './inputs.js';
import {
  CertificateCheck,
  CertificateTemplate,
  CorrectionState,
  PageOrientation,
  RecordCorrection,
  ServiceCertificate,
  ServiceRecords,
  VisitRating,
  type ServiceRecord,
} from './record.js';

constraintMeans('correction_open', UserErrorCode.DUPLICATE, 'A correction of this visit already waits for a decision.', ['assignmentId']);
constraintMeans('visit_rated_once', UserErrorCode.DUPLICATE, 'This visit has been rated.', ['assignmentId']);
constraintMeans('certificate_template_day', UserErrorCode.DUPLICATE, 'There are words from this day on already.', ['validFrom']);

/** A certificate by id. */
export const certificateById = byKey<ServiceCertificate>(() => ServiceCertificate);
/** Certificates of a volunteer, the newest first. */
export const certificatesByVolunteer = manyBy<ServiceCertificate>(() => ServiceCertificate, 'volunteerId', 't.issued_at desc, t.id desc');
/** A wish for a correction by id. */
export const correctionById = byKey<RecordCorrection>(() => RecordCorrection);
/** Wishes of a volunteer, the newest first. */
export const correctionsByVolunteer = manyBy<RecordCorrection>(() => RecordCorrection, 'volunteerId', 't.asked_at desc, t.id desc');
/** The rating of a visit. */
export const ratingByAssignment = byKey<VisitRating>(() => VisitRating, 'assignmentId');
/** Words of certificates by id. */
export const templateById = byKey<CertificateTemplate>(() => CertificateTemplate);

/** Most records that one answer lists; the sums count all. */
const LISTED = 500;

type Listed = ServiceRecord & { total: number; visits: number };

/** Verified service by `from|until|volunteer`: one statement for each period that is asked for, however many volunteers. */
const recordsOfPeriod = batched<string, ServiceRecords>(async (op, keys) => {
  const asked = keys.map((key) => key.split('|') as [from: string, until: string, volunteerId: string]);
  const found = new Map<string, Listed[]>();
  for (const period of new Set(asked.map(([from, until]) => `${from}|${until}`))) {
    const [from, until] = period.split('|');
    const ids = asked.filter(([since, to]) => `${since}|${to}` === period).map(([, , id]) => id);
    const rows = await op.rows<Listed>(
      `select * from (
         select r.id, r.volunteer_id "volunteerId", r.service_code "serviceCode", r.served_on::text "servedOn", r.starts_at "startsAt", r.ends_at "endsAt",
           r.recorded_minutes "recordedMinutes", r.minutes, (sum(r.minutes) over v)::int total, (count(*) over v)::int visits,
           row_number() over (partition by r.volunteer_id order by r.starts_at desc, r.id) place
         from app.service_records($1::uuid[], $2, $3) r window v as (partition by r.volunteer_id)) x
       where place <= ${LISTED} order by "startsAt" desc, id`,
      [ids, from, until],
    );
    for (const [id, records] of groupBy(rows, 'volunteerId')) found.set(`${period}|${String(id)}`, records);
  }
  return keys.map((key) => {
    const rows = found.get(key) ?? [];
    return Object.assign(new ServiceRecords(), {
      records: rows.map(({ total: _total, visits: _visits, ...record }) => record),
      totalMinutes: rows[0]?.total ?? 0,
      totalVisits: rows[0]?.visits ?? 0,
    });
  });
});

/** Records of a volunteer whom the actor may see; none of anybody else. */
export function serviceRecords(op: Operation, volunteerId: string, from: string, until: string): Promise<ServiceRecords> {
  return op.load(recordsOfPeriod, `${from}|${until}|${volunteerId}`);
}

/** A volunteer asks for a correction of its own verified visit. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, DUPLICATE, REQUEST_REUSED */
export async function askCorrection(op: Operation, input: RecordCorrectionAskInput): Promise<string> {
  return once(op, input.requestId, 'recordCorrectionAsk', input, async () => {
    const visit = await op.row<{ state: string; area_code: number; volunteer_id: string; most: number }>(
      'select a.state, a.area_code, a.volunteer_id, ceil(extract(epoch from a.checked_out_at - a.checked_in_at) / 60)::int most from assignment a where a.id = $1 and a.volunteer_id = app.volunteer_id()',
      [input.assignmentId],
    );
    if (!visit) refuse(UserErrorCode.NOT_FOUND, 'No such visit of yours.', ['assignmentId']);
    if (visit.state !== 'VERIFIED') refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Only verified visits are corrected.', ['assignmentId']);
    // More than the time that passed would make hours overlap.
    if (input.minutes > visit.most) refuse(UserErrorCode.OUT_OF_RANGE, 'More minutes than between check-in and check-out.', ['minutes']);
    const id = newId();
    await op.manager.insert(RecordCorrection, {
      id,
      assignmentId: input.assignmentId,
      volunteerId: visit.volunteer_id,
      areaCode: visit.area_code,
      minutes: input.minutes,
      reason: input.reason.trim(),
      state: CorrectionState.ASKED,
      askedAt: op.now,
    });
    return id;
  });
}

/** Decides; never whoever asked. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, SAME_PERSON, ILLEGAL_TRANSITION, REASON_REQUIRED */
export async function decideCorrection(op: Operation, input: RecordCorrectionDecideInput): Promise<void> {
  const wish = await op.manager.findOne(RecordCorrection, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!wish) refuse(UserErrorCode.NOT_FOUND, 'No such correction.', ['id']);
  if (!op.actor.can('record:decide', wish.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This is outside what you may decide.');
  assertVersion(wish, input.expectedVersion);
  const me = await op.row<{ id: string | null }>('select app.volunteer_id() as id');
  if (wish.volunteerId === me?.id) refuse(UserErrorCode.SAME_PERSON, 'Nobody corrects their own hours.');
  if (wish.state !== CorrectionState.ASKED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'It has been decided.');
  if (!input.granted && !input.note?.trim()) refuse(UserErrorCode.REASON_REQUIRED, 'Say why it is refused.', ['note']);
  wish.state = input.granted ? CorrectionState.GRANTED : CorrectionState.REFUSED;
  wish.decidedBy = op.accountId;
  wish.decidedAt = op.now;
  wish.decisionNote = input.note?.trim() || null;
  await op.manager.save(wish);
}

/** Records what a household said. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, SAME_PERSON, NOT_ALLOWED, DUPLICATE, REQUEST_REUSED */
export async function recordRating(op: Operation, input: VisitRatingRecordInput): Promise<string> {
  return once(op, input.requestId, 'visitRatingRecord', input, async () => {
    const visit = await op.row<{ state: string; own: boolean }>(
      'select a.state, a.volunteer_id is not distinct from app.volunteer_id() own from assignment a where a.id = $1',
      [input.assignmentId],
    );
    if (!visit) refuse(UserErrorCode.NOT_FOUND, 'No such visit.', ['assignmentId']);
    if (visit.own) refuse(UserErrorCode.SAME_PERSON, 'Nobody rates their own visit.');
    if (visit.state !== 'DONE' && visit.state !== 'VERIFIED')
      refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Only visits that took place are rated.', ['assignmentId']);
    const id = newId();
    const { assignmentId, stars } = input;
    await op.manager.insert(VisitRating, {
      id,
      assignmentId,
      stars,
      words: input.words?.trim() || null,
      heardBy: op.accountId,
      heardAt: op.now,
    });
    return id;
  });
}

/** Issues a certificate of what is verified in a period. @throws Refusal NOT_FOUND, OUT_OF_RANGE (nothing verified, days turned round), NOT_ALLOWED, REQUEST_REUSED */
export async function issueCertificate(op: Operation, input: CertificateIssueInput): Promise<string> {
  return once(op, input.requestId, 'certificateIssue', input, async () => {
    const volunteer = await op.row<{ area: number }>('select home_area_code area from volunteer where id = $1', [input.volunteerId]);
    if (!volunteer) refuse(UserErrorCode.NOT_FOUND, 'No such volunteer.', ['volunteerId']);
    if (!op.actor.can('certificate:issue', volunteer.area)) refuse(UserErrorCode.NOT_ALLOWED, 'This volunteer is outside your areas.');
    if (input.until < input.from || input.until > civilDate(op.now))
      refuse(UserErrorCode.OUT_OF_RANGE, 'The last day lies before the first, or in the future.', ['until']);
    const { totalMinutes, totalVisits } = await serviceRecords(op, input.volunteerId, input.from, input.until);
    if (totalMinutes === 0) refuse(UserErrorCode.OUT_OF_RANGE, 'No verified service in this period.', ['from']);
    const template = await op.row<{ id: string }>(
      'select id from certificate_template where valid_from <= app.today() order by valid_from desc limit 1',
    );
    if (!template) throw new Error('there are no words for certificates');
    const id = newId();
    await op.manager.insert(ServiceCertificate, {
      id,
      code: newCode(),
      volunteerId: input.volunteerId,
      from: input.from,
      until: input.until,
      minutes: totalMinutes,
      visits: totalVisits,
      templateId: template.id,
      issuedBy: op.accountId,
      issuedAt: op.now,
    });
    return id;
  });
}

/** Withdraws a certificate for good. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function withdrawCertificate(op: Operation, input: CertificateWithdrawInput): Promise<void> {
  const found = await op.load(certificateById, input.id);
  const certificate =
    found && (await op.manager.findOne(ServiceCertificate, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } }));
  if (!certificate) refuse(found ? UserErrorCode.NOT_ALLOWED : UserErrorCode.NOT_FOUND, 'No such certificate for you to withdraw.', ['id']);
  assertVersion(certificate, input.expectedVersion);
  if (certificate.withdrawnAt) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'It has been withdrawn.');
  certificate.withdrawnAt = op.now;
  certificate.withdrawnBy = op.accountId;
  certificate.withdrawnReason = input.reason.trim();
  await op.manager.save(certificate);
}

/** What can be put into the words of a certificate. */
const PLACEHOLDERS: readonly string[] = ['name', 'number', 'from', 'until', 'visits', 'hours', 'code', 'issued'];

/** All words of certificates, the newest first. */
export function listTemplates(op: Operation): Promise<CertificateTemplate[]> {
  return op.rows<CertificateTemplate>(
    `select ${columns(op, CertificateTemplate, 't')} from certificate_template t order by t.valid_from desc limit 50`,
  );
}

/** Adds words for certificates from a day on. @throws Refusal IN_THE_PAST, INVALID_FORMAT (a placeholder is missing), DUPLICATE, REQUEST_REUSED */
export async function addTemplate(op: Operation, input: CertificateTemplateAddInput): Promise<string> {
  return once(op, input.requestId, 'certificateTemplateAdd', input, async () => {
    if (input.validFrom < civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'Words hold from today on at the earliest.', ['validFrom']);
    const missing = ['name', 'number', 'from', 'until', 'hours'].find((each) => !input.body.includes(`{{${each}}}`));
    if (missing) refuse(UserErrorCode.INVALID_FORMAT, `The text lacks {{${missing}}}.`, ['body']);
    const lines = (input.lines ?? []).map((line) => line.trim());
    for (const [field, words] of [['body', input.body] as const, ...lines.map((line) => ['lines', line] as const)]) {
      const unknown = [...words.matchAll(/\{\{(\w*)\}\}/g)].find(([, name]) => !PLACEHOLDERS.includes(name ?? ''));
      if (unknown) refuse(UserErrorCode.INVALID_FORMAT, `Nothing is known as ${unknown[0]}.`, [field]);
    }
    const id = newId();
    const { title, body, issuer, validFrom } = input;
    await op.manager.insert(CertificateTemplate, {
      id,
      title: title.trim(),
      body: body.trim(),
      issuer: issuer.trim(),
      orientation: input.orientation ?? PageOrientation.PORTRAIT,
      accent: input.accent ?? '#125d7f',
      lines,
      footer: input.footer?.trim() ?? '',
      validFrom,
      sample: false,
    });
    return id;
  });
}

/** What a code stands for; null when it stands for nothing. */
export async function checkCode(op: Operation, typed: string): Promise<CertificateCheck | null> {
  const code = readCode(typed);
  if (code === null) return null;
  const row = await op.row<{
    name: string;
    number: string;
    from: string;
    until: string;
    minutes: number;
    visits: number;
    issuer: string;
    issued_at: Date;
    withdrawn_at: Date | null;
  }>('select name, number, "from"::text, until::text, minutes, visits, issuer, issued_at, withdrawn_at from app.certificate_by_code($1)', [
    code,
  ]);
  if (!row) return null;
  const { issued_at: issuedAt, withdrawn_at: withdrawnAt, minutes, ...facts } = row;
  return Object.assign(new CertificateCheck(), {
    ...facts,
    hours: hoursOf(minutes),
    valid: withdrawnAt === null,
    issuedOn: civilDate(issuedAt),
    withdrawnOn: withdrawnAt === null ? null : civilDate(withdrawnAt),
  });
}

/** Hours to one decimal, rounded down: a certificate never says more than was served. */
export function hoursOf(minutes: number): number {
  return Math.floor(minutes / 6) / 10;
}

/** Wishes of the actor's areas that wait for a decision, the oldest first. */
export function correctionsToDecide(op: Operation): Promise<RecordCorrection[]> {
  return op.rows<RecordCorrection>(
    `select ${columns(op, RecordCorrection, 'c')} from record_correction c where c.state = 'ASKED' and (select app.scope('record:decide')) @> c.area_code order by c.asked_at, c.id limit 100`,
  );
}
