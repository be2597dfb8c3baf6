import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { dataKey, openUnder, sealUnder, type DataKeyPlace } from '../../platform/vault/data-key.js';
import { blindIndex, keyIdOf, open, renewedOrNone } from '../../platform/vault/envelope.js';
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
  /** Key of its case or alert; null for a paper that the server's key itself seals. */
  case_key_id: string | null;
  /** That key, wrapped by the server's; null once it was destroyed. */
  wrapped: string | null;
  erased: boolean;
}

/** Something that is sealed by the server's key itself: the key of a case, or a paper without one. */
type Resealable = Pick<Paper, 'id' | 'subject_id' | 'revision' | 'sealed'> & { kind: PaperKind | 'KEY' };

/** Whether a sealed text could be opened. */
export enum SealState {
  OPEN = 'OPEN',
  KEY_UNAVAILABLE = 'KEY_UNAVAILABLE',
  NOT_AUTHENTIC = 'NOT_AUTHENTIC',
  ERASED = 'ERASED',
}
registerEnumType(SealState, {
  name: 'SealState',
  description:
    'Whether a sealed text could be opened: its key is lost (KEY_UNAVAILABLE), it was altered, moved or replaced by an older one (NOT_AUTHENTIC), or its key was destroyed at the end of retention (ERASED).',
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
function placeOf(paper: Pick<Resealable, 'id' | 'kind' | 'subject_id'>, revision: number) {
  if (paper.kind === 'KEY') return keyPlace(paper.id);
  return { table: 'vault.paper', column: `${paper.kind}:${paper.subject_id}`, rowId: paper.id, version: revision };
}

/** A wrapped key belongs to its row. */
function keyPlace(id: string): DataKeyPlace {
  return { table: 'vault.case_key', column: 'wrapped', rowId: id };
}

/**
 * Seals a text under the key of its case or alert and puts it into the vault; the first text of a place makes its key.
 * @param paper `id` is that of the subject for notes (which are written again and again), a new one otherwise
 * @throws Refusal NOT_ALLOWED where the actor may not write there, or its key was destroyed
 */
export async function putPaper(
  op: Operation,
  paper: { kind: PaperKind; subjectId: string; revision?: number },
  text: string,
): Promise<void> {
  const { kind, subjectId, revision = 1 } = paper;
  const id = kind === 'NOTE' ? subjectId : newId();
  const { key, sealed } = await sealFor(op, { id, kind, subjectId, revision }, text);
  const done = await op.row<{ id: string | null }>('select vault.put($1, $2, $3, $4, $5, $6) as id', [
    id,
    kind,
    subjectId,
    revision,
    key,
    sealed,
  ]);
  if (!done?.id) refuse(UserErrorCode.NOT_ALLOWED, 'This record is closed to you.');
}

/**
 * Seals a text under the key of its place. A key that cannot be opened, lost or altered, keeps nobody from recording what
 * is dangerous now: a fresh one is made for the place, and what the other one sealed goes on saying so.
 */
async function sealFor(
  op: Operation,
  paper: { id: string; kind: PaperKind; subjectId: string; revision: number },
  text: string,
): Promise<{ key: string; sealed: string }> {
  const { keyring } = op.runtime;
  const place = placeOf({ id: paper.id, kind: paper.kind, subject_id: paper.subjectId }, paper.revision);
  for (const known of [keyring.keyIds, []]) {
    const fresh = newId();
    const held = await op.row<{ id: string; wrapped: string }>('select * from vault.key_for($1, $2, $3, $4, $5, $6, $7)', [
      paper.kind,
      paper.subjectId,
      paper.revision,
      known,
      fresh,
      keyring.currentKeyId,
      dataKey(keyring, keyPlace(fresh)),
    ]);
    if (!held) break;
    try {
      return { key: held.id, sealed: sealUnder(keyring, keyPlace(held.id), held.wrapped, place, text) };
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
    }
  }
  return refuse(UserErrorCode.NOT_ALLOWED, 'This record is closed to you.');
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
    if (paper.erased) return shown(SealState.ERASED);
    if (paper.revision !== revision) return shown(SealState.NOT_AUTHENTIC);
    return shown(SealState.OPEN, textOf(op, paper, revision));
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return shown(error.code === 'KEY_UNAVAILABLE' ? SealState.KEY_UNAVAILABLE : SealState.NOT_AUTHENTIC);
  }
}

/** @throws VaultError */
function textOf(op: Operation, paper: Paper, revision: number): string {
  const { keyring } = op.runtime;
  const place = placeOf(paper, revision);
  if (paper.case_key_id === null) return open(keyring, place, paper.sealed);
  if (paper.wrapped === null) throw new VaultError('KEY_UNAVAILABLE', 'the key of the case is missing');
  return openUnder(keyring, keyPlace(paper.case_key_id), paper.wrapped, place, paper.sealed);
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
 * Wraps again, under the server's current key, the keys of cases that an older one opens, and seals papers again that
 * have no such key: one batch. What cannot be opened stays as it is and goes on saying so. Reading goes on meanwhile,
 * for the old key stays in the keyring until nothing needs it.
 * @returns values sealed again
 */
export async function resealBatch(op: Operation, atMost: number): Promise<number> {
  const { keyring } = op.runtime;
  const older = await op.rows<Resealable>('select * from vault.to_reseal($1, $2, $3)', [keyring.currentKeyId, keyring.keyIds, atMost]);
  const fresh = older.flatMap((each) =>
    renewedOrNone(keyring, placeOf(each, each.revision), each.sealed).map((again) => ({ ...each, again })),
  );
  const done = await op.rows<{ done: boolean }>(
    'select vault.reseal(r.id, r.kind, r.sealed, r.key_id, r.again) as done from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) r (id, kind, sealed, key_id, again)',
    [
      fresh.map((each) => each.id),
      fresh.map((each) => each.kind),
      fresh.map((each) => each.sealed),
      fresh.map((each) => keyIdOf(each.again)),
      fresh.map((each) => each.again),
    ],
  );
  return done.filter((each) => each.done).length;
}
