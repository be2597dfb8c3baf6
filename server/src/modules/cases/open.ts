import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { Refusal, refuse, userError, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { householdById } from '../households/index.js';
import { Case, CaseEventKind, CaseState } from './case.js';
import { startClocks } from './clocks.js';
import { recordCaseEvent } from './events.js';
import type { CaseOpenInput } from './inputs.js';
import { openCaseByHousehold } from './loaders.js';
import { CaseAlreadyOpen } from './payloads.js';

constraintMeans('case_one_open', UserErrorCode.DUPLICATE, 'This household has an open case.', ['householdId']);

/** The number that a case bears for good, from its place in the sequence. */
export function caseNumber(sequence: number): string {
  return `GA${String(sequence).padStart(7, '0')}`;
}

/** @throws Refusal NOT_FOUND when this account may not own cases of the area */
export async function assertMayOwn(op: Operation, accountId: string, areaCode: number, field: string[]): Promise<void> {
  const found = await op.row<{ may: boolean }>('select app.may_own_case($1, $2) as may', [accountId, areaCode]);
  if (!found?.may) refuse(UserErrorCode.NOT_FOUND, 'No active case worker of this area has this id.', field);
}

/** Opens a case of a household. @throws Refusal NOT_FOUND (household, owner), NOT_ALLOWED, DUPLICATE (CaseAlreadyOpen), REQUEST_REUSED */
export async function openCase(op: Operation, input: CaseOpenInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  if (!op.actor.can('case:edit', household.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside where you keep cases.', ['householdId']);
  const ownerId = input.ownerId ?? op.accountId;
  await assertMayOwn(op, ownerId, household.areaCode, ['ownerId']);
  return once(op, input.requestId, 'caseOpen', input, async () => {
    const open = await op.load(openCaseByHousehold, household.id);
    if (open)
      throw new Refusal([
        userError(CaseAlreadyOpen, { code: UserErrorCode.DUPLICATE, message: 'This household has an open case.', openCase: open }),
      ]);
    const id = newId();
    const sequence = await op.row<{ n: number }>("select nextval('social_case_number') n");
    await op.manager.insert(Case, {
      id,
      number: caseNumber(sequence?.n ?? 0),
      householdId: household.id,
      areaCode: household.areaCode,
      state: CaseState.INTAKE,
      ownerId,
      reason: input.reason.trim(),
      openedBy: op.accountId,
      openedAt: op.now,
    });
    await startClocks(op, { id, householdId: household.id, areaCode: household.areaCode, ownerId });
    await recordCaseEvent(op, {
      caseId: id,
      kind: CaseEventKind.OPENED,
      toState: CaseState.INTAKE,
      otherId: ownerId,
      note: input.reason.trim(),
    });
    return id;
  });
}
