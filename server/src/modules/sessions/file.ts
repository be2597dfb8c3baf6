import { z } from 'zod';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { RiskAlertOpenInput } from './inputs/alert.js';
import type { SupportFileOpenInput } from './inputs/referral.js';
import { administrationsByReferral, alertById, referralById, scaleById, sessionsByReferral } from './loaders.js';
import { RiskAlertFile, RiskAssessment, ScaleResult, ScoreChange, SessionNote, SignedText, SupportFile } from './payloads.js';
import { outcomeOf } from './scales.js';
import { changeOf } from './scoring.js';
import { missingPaper, openPaper, readPapers, SealState, type Paper } from './vault.js';

const ANSWERS = z.object({ answers: z.array(z.number().nullable()) });
const ASSESSMENT = z.object({
  thoughts: z.boolean(),
  plan: z.boolean(),
  means: z.boolean(),
  earlierAttempt: z.boolean(),
  imminent: z.boolean(),
  hospitalAdvised: z.boolean(),
  safetyPlan: z.string(),
});

/**
 * Opens a case: notes with their addenda and scales with their trend. Every paper's reading is recorded, with the
 * purpose, in this transaction before anything of it leaves. @throws Refusal NOT_FOUND, REASON_REQUIRED
 */
export async function openFile(op: Operation, input: SupportFileOpenInput): Promise<SupportFile> {
  const referral = await op.load(referralById, input.referralId);
  if (!referral) refuse(UserErrorCode.NOT_FOUND, 'No such case.', ['referralId']);
  const papers = await readPapers(op, { referralId: referral.id }, purposeOf(input.purpose));
  const [sessions, results] = await Promise.all([op.load(sessionsByReferral, referral.id), resultsOf(op, referral.id, papers)]);
  const notes = sessions.map((session) => {
    const note = papers.find((paper) => paper.kind === 'NOTE' && paper.subject_id === session.id);
    const addenda = papers
      .filter((paper) => paper.kind === 'ADDENDUM' && paper.subject_id === session.id)
      .map((paper) => signedText(op, paper));
    return Object.assign(new SessionNote(), { session, note: note ? openPaper(op, note, session.noteRevision) : missingPaper(), addenda });
  });
  return Object.assign(new SupportFile(), { referral, notes, results });
}

/** Opens what was written about an alert, recorded likewise. @throws Refusal NOT_FOUND, REASON_REQUIRED */
export async function openAlertFile(op: Operation, input: RiskAlertOpenInput): Promise<RiskAlertFile> {
  const alert = await op.load(alertById, input.id);
  if (!alert) refuse(UserErrorCode.NOT_FOUND, 'No such alert.', ['id']);
  const papers = await readPapers(op, { alertId: alert.id }, purposeOf(input.purpose));
  const opened = (kind: Paper['kind']) => {
    const paper = papers.find((each) => each.kind === kind);
    return paper ? openPaper(op, paper) : null;
  };
  const written = alert.assessedBy === null ? null : (opened('ASSESSMENT') ?? missingPaper());
  return Object.assign(new RiskAlertFile(), {
    alert,
    concern: opened('CONCERN'),
    assessmentState: written?.state ?? null,
    assessment: written?.text ? Object.assign(new RiskAssessment(), ASSESSMENT.parse(JSON.parse(written.text))) : null,
    closing: alert.closedBy === null ? null : (opened('CLOSING') ?? missingPaper()),
  });
}

async function resultsOf(op: Operation, referralId: string, papers: readonly Paper[]): Promise<ScaleResult[]> {
  const administrations = await op.load(administrationsByReferral, referralId);
  const scales = await Promise.all(administrations.map((each) => op.load(scaleById, each.scaleVersionId)));
  const before = new Map<string, number[]>();
  return administrations.flatMap((administration, at) => {
    const scale = scales[at];
    if (!scale) return [];
    const paper = papers.find((each) => each.kind === 'ANSWERS' && each.subject_id === administration.id);
    const { state, text } = paper ? openPaper(op, paper) : missingPaper();
    const outcome = state === SealState.OPEN && text !== null ? outcomeOf(scale.definition, ANSWERS.parse(JSON.parse(text)).answers) : null;
    const earlier = before.get(scale.code) ?? [];
    const score = outcome?.score ?? null;
    const against = (other: number | undefined) => {
      if (score === null || other === undefined) return { by: null, change: null };
      return { by: score - other, change: ScoreChange[changeOf(scale.definition, other, score)] };
    };
    const [first, last] = [against(earlier[0]), against(earlier.at(-1))];
    if (score !== null) before.set(scale.code, [...earlier, score]);
    return [
      Object.assign(new ScaleResult(), {
        administration,
        scale,
        state,
        outcome,
        sinceFirst: first.by,
        sinceFirstChange: first.change,
        sinceLast: last.by,
        sinceLastChange: last.change,
      }),
    ];
  });
}

function signedText(op: Operation, paper: Paper): SignedText {
  return Object.assign(new SignedText(), { content: openPaper(op, paper), writtenAt: paper.written_at, authorId: paper.author_id });
}

function purposeOf(text: string): string {
  const purpose = text.trim();
  if (Array.from(purpose).length < 2) refuse(UserErrorCode.REASON_REQUIRED, 'Say what it is opened for.', ['purpose']);
  return purpose;
}
