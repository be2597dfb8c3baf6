import { newId } from '../../platform/database/ids.js';
import type { Loader } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { serviceTypeByCode, skillByCode } from '../catalogue/index.js';
import { AvailabilityWindow } from './dated-facts.js';
import type { AvailabilityWindowInput } from './inputs.js';
import { teamById } from './loaders.js';
import { TeamMember } from './team.js';

constraintMeans('availability_overlap', UserErrorCode.INVALID_CHOICE, 'Windows of one weekday must not overlap.', ['availability']);

/** @throws Refusal INVALID_CHOICE naming the first key that does not exist for the actor */
async function assertExist(op: Operation, loader: Loader<string, object | null>, keys: readonly string[], field: string): Promise<void> {
  const found = await Promise.all(keys.map((key) => op.load(loader, key)));
  const unknown = found.indexOf(null);
  if (unknown >= 0) refuse(UserErrorCode.INVALID_CHOICE, 'There is no such entry to choose.', [field, String(unknown)]);
}

/** @throws Refusal INVALID_CHOICE for a skill that is not in the catalogue */
export function assertSkills(op: Operation, codes: readonly string[]): Promise<void> {
  return assertExist(op, skillByCode, codes, 'skillCodes');
}

/** @throws Refusal INVALID_CHOICE for a service that is not in the catalogue */
export function assertServices(op: Operation, codes: readonly string[], field: string): Promise<void> {
  return assertExist(op, serviceTypeByCode, codes, field);
}

/** Makes the volunteer a member of exactly these teams. @throws Refusal INVALID_CHOICE */
export async function replaceTeams(op: Operation, volunteerId: string, teamIds: readonly string[]): Promise<void> {
  await assertExist(op, teamById, teamIds, 'teamIds');
  await op.rows('delete from team_member where volunteer_id = $1 and team_id <> all ($2::uuid[]) returning id', [volunteerId, teamIds]);
  const kept = await op.rows<{ team_id: string }>('select team_id from team_member where volunteer_id = $1', [volunteerId]);
  const fresh = teamIds.filter((teamId) => !kept.some((row) => row.team_id === teamId));
  if (fresh.length > 0)
    await op.manager.insert(
      TeamMember,
      fresh.map((teamId) => ({ id: newId(), teamId, volunteerId })),
    );
}

/** Gives the volunteer exactly these weekly windows. @throws Refusal OUT_OF_RANGE (ends before it starts), INVALID_CHOICE (overlap, by constraint) */
export async function replaceAvailability(op: Operation, volunteerId: string, windows: readonly AvailabilityWindowInput[]): Promise<void> {
  const reversed = windows.findIndex((window) => window.toMinute <= window.fromMinute);
  if (reversed >= 0) refuse(UserErrorCode.OUT_OF_RANGE, 'A window ends after it starts.', ['availability', String(reversed), 'toMinute']);
  await op.rows('delete from availability_window where volunteer_id = $1 returning id', [volunteerId]);
  if (windows.length > 0) {
    await op.manager.insert(
      AvailabilityWindow,
      windows.map(({ weekday, fromMinute, toMinute }) => ({ id: newId(), volunteerId, weekday, fromMinute, toMinute })),
    );
  }
}
