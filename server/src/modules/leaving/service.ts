import { newId } from '../../platform/database/ids.js';
import { batched, groupBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { Refusal, refuse, userError, UserErrorCode } from '../../platform/errors/user-error.js';
import { sendOffer } from '../assignments/index.js';
import { leaveVolunteer, suspendVolunteer } from '../volunteers/index.js';
import { DutyAnswer, DutyAnswered, DutyKind, VolunteerDuty, VolunteerHasDuties } from './duty.js';
import type { VolunteerDutyAnswerInput, VolunteerLeaveInput, VolunteerSuspendInput } from './inputs.js';

constraintMeans('offer_reaches_volunteer', UserErrorCode.VOLUNTEER_INELIGIBLE, 'The volunteer does not serve any more.', ['volunteerId']);
constraintMeans('duty_answered_once', UserErrorCode.DUPLICATE, 'This duty has its answer.', ['answers']);

/** What volunteers still owe, the soonest first; nothing of those whom the actor may not change. */
export const dutiesByVolunteer = batched<string, VolunteerDuty[]>(async (op, ids) => {
  const rows = await op.rows<VolunteerDuty>(
    `select d.id, d.kind, d.volunteer_id "volunteerId", d.offer_id "offerId", d.need_id "needId", d.area_code "areaCode", d.seat, d.starts_at "startsAt", d.ends_at "endsAt"
     from app.volunteer_duties($1::uuid[]) d order by d.starts_at, d.id`,
    [ids],
  );
  const found = groupBy(
    rows.map((row) => Object.assign(new VolunteerDuty(), row)),
    'volunteerId',
  );
  return ids.map((id) => found.get(id) ?? []);
});

/** Suspends a volunteer. @throws Refusal as {@link answerDuties}, and as `suspendVolunteer` */
export async function suspend(op: Operation, input: VolunteerSuspendInput): Promise<void> {
  await answerDuties(op, input);
  await suspendVolunteer(op, input);
}

/** A volunteer leaves for good. @throws Refusal as {@link answerDuties}, and as `leaveVolunteer` */
export async function leave(op: Operation, input: VolunteerLeaveInput): Promise<void> {
  await answerDuties(op, input);
  await leaveVolunteer(op, input);
}

/**
 * Sees to every open duty, within the transaction in which its volunteer goes: all of it or nothing.
 * @throws Refusal COVER_MISSING with the duties that have no answer, NOT_FOUND (an answer to no duty), REQUIRED, NOT_ALLOWED
 * (handing over or covering where the actor may not), and what sending an offer can be refused with, at the answer's place
 */
async function answerDuties(op: Operation, { id, reason, answers }: VolunteerSuspendInput): Promise<void> {
  await op.rows('select app.hold_duties($1)', [id]);
  op.forgetLoaded();
  const duties = await op.load(dutiesByVolunteer, id);
  const given = new Map((answers ?? []).map((answer, at) => [answer.dutyId, { answer, at }]));
  const open = duties.filter((duty) => !given.has(duty.id));
  if (open.length > 0)
    throw new Refusal([
      userError(VolunteerHasDuties, {
        code: UserErrorCode.COVER_MISSING,
        message: 'Something that the volunteer still owes has no answer.',
        field: ['answers'],
        duties: open,
      }),
    ]);
  for (const [at, { dutyId }] of (answers ?? []).entries())
    if (!duties.some((duty) => duty.id === dutyId))
      refuse(UserErrorCode.NOT_FOUND, 'The volunteer does not owe this any more.', ['answers', String(at), 'dutyId']);
  for (const duty of duties) {
    const found = given.get(duty.id);
    if (found) await answerOne(op, duty, found.answer, ['answers', String(found.at)], reason.trim());
  }
}

async function answerOne(
  op: Operation,
  duty: VolunteerDuty,
  answer: VolunteerDutyAnswerInput,
  place: string[],
  reason: string,
): Promise<void> {
  const kind = answer.answer;
  const toVolunteerId = kind === DutyAnswer.HAND_OVER ? (answer.toVolunteerId ?? null) : null;
  const coveredBy = kind === DutyAnswer.COVER ? answer.coveredBy?.trim() || null : null;
  if (kind === DutyAnswer.HAND_OVER && toVolunteerId === null)
    refuse(UserErrorCode.REQUIRED, 'Say to whom it is handed over.', [...place, 'toVolunteerId']);
  if (toVolunteerId === duty.volunteerId)
    refuse(UserErrorCode.SAME_PERSON, 'It is handed over to somebody else.', [...place, 'toVolunteerId']);
  if (kind === DutyAnswer.COVER && coveredBy === null) refuse(UserErrorCode.REQUIRED, 'Say who sees to it.', [...place, 'coveredBy']);
  const released = await op.row<{ released: boolean }>('select app.release_duty($1, $2) as released', [duty.id, reason]);
  if (!released?.released) refuse(UserErrorCode.NOT_ALLOWED, 'This volunteer is outside what you may change.', ['id']);
  await op.manager.insert(DutyAnswered, {
    id: newId(),
    volunteerId: duty.volunteerId,
    offerId: duty.kind === DutyKind.OFFER ? duty.id : duty.offerId,
    assignmentId: duty.kind === DutyKind.VISIT ? duty.id : null,
    answer: kind,
    toVolunteerId,
    coveredBy,
    decidedBy: op.accountId,
    decidedAt: op.now,
  });
  if (toVolunteerId !== null) await handOver(op, duty, toVolunteerId, place);
  if (coveredBy !== null) {
    const covered = await op.row<{ covered: boolean }>('select app.cover_seat($1, $2, $3) as covered', [
      duty.needId,
      duty.seat,
      `${coveredBy}：${reason}`,
    ]);
    if (!covered?.covered) refuse(UserErrorCode.NOT_ALLOWED, 'This need is outside what you may change.', [...place, 'answer']);
  }
}

/** Offers the freed seat to another volunteer at the same time, by the rules of every offer. */
async function handOver(op: Operation, duty: VolunteerDuty, volunteerId: string, place: string[]): Promise<void> {
  if (!op.actor.can('offer:send', duty.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'Only a coordinator of the area hands over.', [...place, 'answer']);
  const { needId, startsAt, endsAt } = duty;
  try {
    await sendOffer(op, { requestId: newId(), needId, volunteerId, startsAt, endsAt });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.errors.map((each) => Object.assign(each, { field: [...place, 'toVolunteerId'] })));
  }
}
