import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { seal } from '../../platform/vault/envelope.js';
import { PriorityTier } from '../tasks/index.js';
import { LeadChannel } from './lead.js';
import { leadNumber, leadTokens } from './report.js';

/** A lead that a list gave. */
export interface ListedLead {
  readonly areaCode: number;
  readonly name: string | null;
  readonly address: string | null;
  /** Clear identity number; sealed here. */
  readonly identity: string | null;
  readonly identityHash: string | null;
  readonly identityTail: string | null;
  readonly householdId: string | null;
  readonly content: string;
}

/**
 * Keeps many leads of compared lists at once, in one statement; they wait for the triage of their areas until a day.
 * @returns the ids in the order of the drafts
 */
export async function reportListed(op: Operation, drafts: readonly ListedLead[], triageDueAt: Date): Promise<string[]> {
  if (drafts.length === 0) return [];
  const numbers = await op.rows<{ n: number }>("select nextval('lead_number')::int n from generate_series(1, $1)", [drafts.length]);
  const rows = drafts.map((draft, at) => {
    const id = newId();
    const number = leadNumber(numbers[at]?.n ?? 0);
    return {
      id,
      number,
      area: draft.areaCode,
      name: draft.name,
      address: draft.address,
      sealed: draft.identity && seal(op.runtime.keyring, { table: 'lead', column: 'identity_sealed', rowId: id }, draft.identity),
      hash: draft.identityHash,
      tail: draft.identityTail,
      household: draft.householdId,
      content: draft.content,
      search: leadTokens({ number, name: draft.name, address: draft.address, phones: [] }),
    };
  });
  await op.rows(
    `insert into lead (id, number, channel, area_code, subject_name, subject_address, identity_sealed, identity_hash, identity_tail, content, tier, reporter_id, search, triage_due_at, household_id, created_at)
     select x.id, x.number, $2, x.area, x.name, x.address, x.sealed, x.hash, x.tail, x.content, $3, $4, x.search, $5, x.household, $6
     from jsonb_to_recordset($1::jsonb) x (id uuid, number text, area bigint, name text, address text, sealed text, hash text, tail text, household uuid, content text, search text[])`,
    [JSON.stringify(rows), LeadChannel.LIST_COMPARISON, PriorityTier.ROUTINE, op.accountId, triageDueAt, op.now],
  );
  return rows.map((row) => row.id);
}
