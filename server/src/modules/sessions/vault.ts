import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { v7 as uuidv7 } from 'uuid';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { blindIndex, keyIdOf, open, seal } from '../../platform/vault/envelope.js';
import { VaultError } from '../../platform/vault/errors.js';

/** Kinds of sealed papers. A note has revisions while its session is a draft; everything else is written once. */
export type PaperKind = 'NOTE' | 'ADDENDUM' | 'ANSWERS' | 'CONCERN' | 'ASSESSMENT' | 'CLOSING';

/** A paper as it lies in the vault. */
export interface Paper {
  id: string;
  kind: PaperKind;
  subject_id: string;
  revision: number;
  sealed: string;
  author_id: string;
  written_at: Date;
}

/** Whether a sealed text could be opened. */
export enum SealState {
  OPEN = 'OPEN',
  KEY_UNAVAILABLE = 'KEY_UNAVAILABLE',
  NOT_AUTHENTIC = 'NOT_AUTHENTIC',
}
registerEnumType(SealState, {
  name: 'SealState',
  description:
    'Whether a sealed text could be opened: its key is lost (KEY_UNAVAILABLE), or it was altered, moved or replaced by an older one (NOT_AUTHENTIC).',
});

/** A confidential text, or why it cannot be shown. Never a blank in place of a text. */
@ObjectType({
  simpleResolvers: true,
  description: 'A confidential text, or the reason why it cannot be shown; never a blank in its place.',
})
export class SealedText {
  @Field(() => SealState, { description: 'Whether it could be opened.' })
  state!: SealState;
  @Field(() => String, { nullable: true, description: 'The text; null unless the state is OPEN.' })
  text!: string | null;
}

/** A sealed text belongs to its row, kind, subject and revision, and opens nowhere else. */
function placeOf(paper: Pick<Paper, 'id' | 'kind' | 'subject_id'>, revision: number) {
  return { table: 'vault.paper', column: `${paper.kind}:${paper.subject_id}`, rowId: paper.id, version: revision };
}

/**
 * Seals a text and puts it into the vault.
 * @param paper `id` is that of the subject for notes (which are written again and again), a new one otherwise
 * @throws Refusal NOT_ALLOWED where the actor may not write there
 */
export async function putPaper(
  op: Operation,
  paper: { kind: PaperKind; subjectId: string; revision?: number },
  text: string,
): Promise<void> {
  const { kind, subjectId, revision = 1 } = paper;
  const id = kind === 'NOTE' ? subjectId : uuidv7();
  const { keyring } = op.runtime;
  const sealed = seal(keyring, placeOf({ id, kind, subject_id: subjectId }, revision), text);
  const done = await op.row<{ id: string | null }>('select vault.put($1, $2, $3, $4, $5, $6) as id', [
    id,
    kind,
    subjectId,
    revision,
    keyring.currentKeyId,
    sealed,
  ]);
  if (!done?.id) refuse(UserErrorCode.NOT_ALLOWED, 'This record is closed to you.');
}

/**
 * The papers of a case or of an alert, in the order in which they were written. Who, when and why is recorded in the
 * same transaction before they are read.
 */
export function readPapers(op: Operation, of: { referralId: string } | { alertId: string }, purpose: string): Promise<Paper[]> {
  const [referral, alert] = 'referralId' in of ? [of.referralId, null] : [null, of.alertId];
  return op.rows<Paper>('select * from vault.read($1, $2, $3)', [referral, alert, purpose]);
}

/** Opens a paper. @param revision the revision that the row outside the vault names; an older text put back does not open */
export function openPaper(op: Operation, paper: Paper, revision = 1): SealedText {
  try {
    if (paper.revision !== revision) return shown(SealState.NOT_AUTHENTIC);
    return shown(SealState.OPEN, open(op.runtime.keyring, placeOf(paper, revision), paper.sealed));
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return shown(error.code === 'KEY_UNAVAILABLE' ? SealState.KEY_UNAVAILABLE : SealState.NOT_AUTHENTIC);
  }
}

/** What stands in the place of a paper that should exist and does not. */
export function missingPaper(): SealedText {
  return shown(SealState.NOT_AUTHENTIC);
}

function shown(state: SealState, text: string | null = null): SealedText {
  return Object.assign(new SealedText(), { state, text });
}

/**
 * Stands for a confidential input where a plain hash would be kept: answers to a scale can be guessed through, a keyed
 * fingerprint cannot.
 */
export function fingerprint(op: Operation, input: object): object {
  return { fingerprint: blindIndex(op.runtime.keyring, 'care.request', JSON.stringify(input)) };
}

/**
 * Seals again, under the current key, papers that an older key opens: one batch. What cannot be opened stays as it is
 * and goes on saying so. Reading goes on meanwhile, for the old key stays in the keyring until nothing needs it.
 * @returns papers sealed again
 */
export async function resealBatch(op: Operation, atMost: number): Promise<number> {
  const { keyring } = op.runtime;
  const papers = await op.rows<Paper>('select * from vault.to_reseal($1, $2)', [keyring.currentKeyId, atMost]);
  let done = 0;
  for (const paper of papers) {
    const { state, text } = openPaper(op, paper, paper.revision);
    if (state !== SealState.OPEN || text === null) continue;
    const fresh = seal(keyring, placeOf(paper, paper.revision), text);
    const row = await op.row<{ done: boolean }>('select vault.reseal($1, $2, $3, $4) as done', [
      paper.id,
      paper.sealed,
      keyIdOf(fresh),
      fresh,
    ]);
    if (row?.done) done += 1;
  }
  return done;
}
