import { command } from '../../platform/lean';
import type { Outcome } from '../../platform/command';
import type { UserError } from '../../platform/user-errors';
import {
  AssignmentFinish,
  AssignmentStart,
  ConcernRaise,
  OfferAccept,
  OfferDecline,
  PhoneAbsenceAdd,
  PhoneHoursAdd,
  PhoneHoursRemove,
  PhoneLeadReport,
  VisitPhotoAdd,
} from './documents';
import type { Words } from './held';
import type { Entry, Subject, Verdict } from './outbox/entry';

interface Settled {
  readonly userErrors: readonly UserError[];
}

/** What an outcome means for the outbox. What may or may not have arrived is sent again under the same key. */
function verdictOf<P extends Settled>(outcome: Outcome<P>, subject: (payload: P) => Subject | null): Verdict {
  if (outcome.kind === 'done') return { kind: 'done', subject: subject(outcome.payload) };
  if (outcome.kind === 'refused') return { kind: 'refused', reasons: outcome.errors };
  if (outcome.failure.kind === 'signedOut') return { kind: 'signedOut' };
  // The account may not do this any more; no later attempt would change that.
  if (outcome.failure.kind === 'absent')
    return { kind: 'refused', reasons: [{ __typename: 'FieldError', code: 'NOT_ALLOWED', message: 'refused as a whole', field: null }] };
  return { kind: 'later' };
}

/** Sends one deed under its key. */
export async function sendDeed(entry: Entry, words: Words): Promise<Verdict> {
  const row = entry.subject ?? { id: '', version: 0 };
  const input = { requestId: entry.key, id: row.id, expectedVersion: row.version };
  const happenedAt = new Date(entry.at).toISOString();
  switch (words.deed) {
    case 'accept':
      return verdictOf(await command(OfferAccept, { input }), (payload) => payload.assignment);
    case 'decline':
      return verdictOf(
        await command(OfferDecline, { input: { ...input, reason: words.reason, note: words.note || null } }),
        (payload) => payload.offer,
      );
    case 'start':
      return verdictOf(
        await command(AssignmentStart, { input: { ...input, happenedAt, place: words.place } }),
        (payload) => payload.assignment,
      );
    case 'finish': {
      const { outcome, log, minutes } = words;
      return verdictOf(
        await command(AssignmentFinish, { input: { ...input, happenedAt, outcome, log, minutesServed: minutes } }),
        (payload) => payload.assignment,
      );
    }
    case 'concern':
      return verdictOf(
        await command(ConcernRaise, { input: { requestId: entry.key, assignmentId: row.id, text: words.text || null } }),
        () => entry.subject,
      );
    case 'photo':
      return verdictOf(
        await command(VisitPhotoAdd, { input: { requestId: entry.key, assignmentId: row.id, content: words.content, agreed: true } }),
        () => entry.subject,
      );
    case 'report': {
      const { areaCode, tier, content, name, phone, address } = words;
      const told = { subjectName: name || null, subjectPhone: phone || null, subjectAddress: address || null };
      return verdictOf(
        await command(PhoneLeadReport, { input: { requestId: entry.key, channel: 'VOLUNTEER', areaCode, tier, content, ...told } }),
        () => null,
      );
    }
    case 'hours': {
      const { volunteerId, hours } = words;
      const { weekday, day, fromMinute, toMinute } = hours;
      const rule =
        day === null
          ? { everyWeeks: hours.everyWeeks, validFrom: hours.validFrom, validUntil: hours.validUntil, onHolidays: hours.onHolidays }
          : {};
      return verdictOf(
        await command(PhoneHoursAdd, { input: { requestId: entry.key, volunteerId, weekday, day, fromMinute, toMinute, ...rule } }),
        () => null,
      );
    }
    case 'hoursRemove':
      return verdictOf(
        await command(PhoneHoursRemove, { input: { requestId: entry.key, volunteerId: words.volunteerId, id: words.id } }),
        () => null,
      );
    case 'absence':
      break;
  }
  const { volunteerId, from, until, reason } = words;
  return verdictOf(
    await command(PhoneAbsenceAdd, { input: { requestId: entry.key, volunteerId, from, until, reason: reason || null } }),
    () => null,
  );
}
