import { newId } from '../database/ids.js';
import type { Operation } from '../database/operation.js';
import { refuse, UserErrorCode } from '../errors/user-error.js';

/** What clear text is shown of. */
type Subject = 'household' | 'lead' | 'supporter' | 'volunteer_application' | 'qualification_claim' | 'visit_photo' | 'verification_answer';

/**
 * Writes who looks at clear text of what, when and why, in the transaction that reads it: without the entry nothing is
 * read, and an answer never leaves before its commit.
 * @throws Refusal REASON_REQUIRED when the purpose says nothing
 */
export async function logAccess(op: Operation, subject: Subject, id: string, said: string): Promise<void> {
  const purpose = said.trim();
  if (Array.from(purpose).length < 2) refuse(UserErrorCode.REASON_REQUIRED, 'Say what the clear text is needed for.', ['purpose']);
  await op.rows('insert into access_event (id, at, account_id, subject_type, subject_id, purpose) values ($1, $2, $3, $4, $5, $6)', [
    newId(),
    op.now,
    op.accountId,
    subject,
    id,
    purpose,
  ]);
}
