import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaByCode, areaRange, mayInAll, parseAreaCode } from '../areas/index.js';
import { householdById } from '../households/index.js';
import type { OutreachRecordInput, PolicyNoticePublishInput } from './inputs.js';
import { noticeById } from './loaders.js';
import { OutreachRecord, PolicyNotice } from './notice.js';

constraintMeans('policy_notice_number_once', UserErrorCode.IN_USE, 'Somebody published a version of this topic at the same moment.');
constraintMeans('outreach_record_once', UserErrorCode.DUPLICATE, 'One of them was recorded for this version, day and way already.', [
  'householdIds',
]);

/** Publishes the next version of a topic. @throws Refusal NOT_FOUND (area), NOT_ALLOWED, REQUIRED (words), INVALID_FORMAT, REQUEST_REUSED */
export async function publishNotice(op: Operation, input: PolicyNoticePublishInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  if (!mayInAll(op.actor, 'outreach:publish', areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This area is outside what you publish for.', ['areaCode']);
  const words = { topic: input.topic.trim(), title: input.title.trim(), body: input.body.trim(), contact: input.contact.trim() };
  for (const [name, text] of Object.entries(words)) if (text === '') refuse(UserErrorCode.REQUIRED, 'Words are missing.', [name]);
  return once(op, input.requestId, 'policyNoticePublish', input, async () => {
    const id = newId();
    const last = await op.row<{ n: number | null }>('select max(number) n from policy_notice where area_code = $1 and topic = $2', [
      areaCode,
      words.topic,
    ]);
    await op.manager.insert(PolicyNotice, {
      id,
      areaCode,
      ...words,
      number: (last?.n ?? 0) + 1,
      source: input.source?.trim() || null,
      programmes: [...new Set(input.programmes)],
      validFrom: input.validFrom,
      publishedBy: op.accountId,
      publishedAt: op.now,
    });
    return id;
  });
}

/**
 * Records that households were told, all or none of them.
 * @throws Refusal NOT_FOUND (version, a household), NOT_ALLOWED, INVALID_CHOICE (a household elsewhere than the version is for), OUT_OF_RANGE (a day to come), DUPLICATE, REQUEST_REUSED
 */
export async function recordOutreach(op: Operation, input: OutreachRecordInput): Promise<string> {
  const notice = await op.load(noticeById, input.noticeId);
  if (!notice) refuse(UserErrorCode.NOT_FOUND, 'No such version.', ['noticeId']);
  if (input.toldOn > civilDate(op.now)) refuse(UserErrorCode.OUT_OF_RANGE, 'This day has not come yet.', ['toldOn']);
  const [low, high] = areaRange(notice.areaCode);
  const ids = [...new Set(input.householdIds)];
  const households = await Promise.all(ids.map((id) => op.load(householdById, id)));
  const records = households.map((household, at): Partial<OutreachRecord> => {
    const field = ['householdIds', String(at)];
    if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', field);
    if (!op.actor.can('outreach:record', household.areaCode))
      refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside what you record.', field);
    if (household.areaCode < low || household.areaCode >= high)
      refuse(UserErrorCode.INVALID_CHOICE, 'This version is for households elsewhere.', field);
    return {
      id: newId(),
      noticeId: notice.id,
      householdId: household.id,
      areaCode: household.areaCode,
      channel: input.channel,
      toldOn: input.toldOn,
      toldBy: op.accountId,
      note: input.note?.trim() || null,
      recordedAt: op.now,
    };
  });
  return once(op, input.requestId, 'outreachRecordAdd', input, async () => {
    await op.manager.insert(OutreachRecord, records);
    return notice.id;
  });
}
