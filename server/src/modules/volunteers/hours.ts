import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertVolunteer } from './dated-service.js';
import { AvailabilityDay, AvailabilityWindow } from './dated-facts.js';
import type { VolunteerHoursAddInput, VolunteerHoursRemoveInput } from './inputs.js';

constraintMeans('availability_day_overlap', UserErrorCode.INVALID_CHOICE, 'Hours of one day must not overlap.', ['fromMinute']);

/**
 * Adds hours by rule or for one day; row security lets volunteers add their own and staff those of their areas.
 * @throws Refusal NOT_FOUND, REQUIRED, OUT_OF_RANGE, IN_THE_PAST, INVALID_CHOICE (overlap), NOT_ALLOWED, REQUEST_REUSED
 */
export async function addHours(op: Operation, input: VolunteerHoursAddInput): Promise<void> {
  await once(op, input.requestId, 'volunteerHoursAdd', input, async () => {
    await assertVolunteer(op, input.volunteerId);
    const { volunteerId, weekday, day, fromMinute, toMinute, validFrom, validUntil } = input;
    if (toMinute <= fromMinute) refuse(UserErrorCode.OUT_OF_RANGE, 'The hours end before they start.', ['toMinute']);
    const today = civilDate(op.now);
    const id = newId();
    if (day) {
      if (weekday) refuse(UserErrorCode.INVALID_CHOICE, 'Either a weekday or a day, not both.', ['weekday']);
      if (day < today) refuse(UserErrorCode.IN_THE_PAST, 'This day is over.', ['day']);
      await op.manager.insert(AvailabilityDay, { id, volunteerId, day, fromMinute, toMinute });
      return id;
    }
    if (!weekday) refuse(UserErrorCode.REQUIRED, 'Name a weekday or a day.', ['weekday']);
    const everyWeeks = input.everyWeeks ?? 1;
    if (everyWeeks > 1 && !validFrom)
      refuse(UserErrorCode.REQUIRED, 'Name the first day, from which the weeks are counted.', ['validFrom']);
    if (validUntil && validUntil < today) refuse(UserErrorCode.IN_THE_PAST, 'The last day is over.', ['validUntil']);
    if (validFrom && validUntil && validUntil < validFrom)
      refuse(UserErrorCode.OUT_OF_RANGE, 'The last day lies before the first.', ['validUntil']);
    await op.manager.insert(AvailabilityWindow, {
      id,
      volunteerId,
      weekday,
      fromMinute,
      toMinute,
      everyWeeks,
      validFrom: validFrom ?? null,
      validUntil: validUntil ?? null,
      onHolidays: input.onHolidays ?? true,
    });
    return id;
  });
}

/** Takes hours out. @throws Refusal NOT_FOUND (the volunteer, or no such hours any more), NOT_ALLOWED, REQUEST_REUSED */
export async function removeHours(op: Operation, input: VolunteerHoursRemoveInput): Promise<void> {
  await once(op, input.requestId, 'volunteerHoursRemove', input, async () => {
    await assertVolunteer(op, input.volunteerId);
    const own = [input.id, input.volunteerId];
    const gone = await op.rows<{ id: string }>(
      `with w as (delete from availability_window where id = $1 and volunteer_id = $2 returning id),
         d as (delete from availability_day where id = $1 and volunteer_id = $2 returning id)
       select id from w union all select id from d`,
      own,
    );
    if (gone.length === 0) refuse(UserErrorCode.NOT_FOUND, 'There are no such hours any more.', ['id']);
    return input.id;
  });
}
