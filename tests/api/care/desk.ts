import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Actor, RefusedBecause } from '../../testkit/actor.js';
import type { World } from '../../testkit/world.js';

/** A row with its version. */
export interface Versioned {
  id: string;
  version: number;
  state: string;
}

type Answer<T> = T & { userErrors: RefusedBecause[] };

/** Takes the value of a payload that must not be refused. */
export function must<T>(payload: Answer<Record<string, unknown>>, name: string): T {
  expect(payload.userErrors).toEqual([]);
  return payload[name] as T;
}

/** Refusal codes of a payload. */
export const codesOf = (payload: { userErrors: RefusedBecause[] }): string[] => payload.userErrors.map((error) => error.code);

/** Psychological care as the people of a test use it. */
export class Desk {
  constructor(private readonly world: World) {}

  /** A household's only member. */
  async personOf(householdId: string): Promise<string> {
    const [row] = await this.world.sql<{ person_id: string }>('select person_id from household_membership where household_id = $1', [
      householdId,
    ]);
    return row?.person_id ?? '';
  }

  refer(by: Actor, householdId: string, personId: string, kind = 'COUNSELLING') {
    return by.mutate(
      'supportReferralCreate',
      'SupportReferralCreateInput',
      { requestId: randomUUID(), householdId, personId, kind, urgency: 'SOON' },
      'referral { id version state } status { supported nextOn urgency }',
    );
  }

  /** A case of a worker, with consent. */
  async caseOf(worker: Actor, householdId?: string): Promise<Versioned & { householdId: string }> {
    const home = householdId ?? (await this.world.household());
    const referral = must<Versioned>(await this.refer(worker, home, await this.personOf(home)), 'referral');
    const accepted = await worker.mutate(
      'supportReferralAccept',
      'SupportReferralAcceptInput',
      { id: referral.id, expectedVersion: referral.version, limitsToldOn: '2026-06-08', nextAt: '2026-06-10T02:00:00Z' },
      'referral { id version state }',
    );
    return { ...must<Versioned>(accepted, 'referral'), householdId: home };
  }

  content(note: string) {
    return {
      requestId: randomUUID(),
      kind: 'VISIT',
      startsAt: '2026-06-08T00:30:00Z',
      minutes: 50,
      present: ['PERSON'],
      nextStep: 'CONTINUE',
      nextAt: '2026-06-15T02:00:00Z',
      note,
    };
  }

  draft(worker: Actor, referralId: string, note = '草稿') {
    return worker.mutate(
      'supportSessionDraft',
      'SupportSessionDraftInput',
      { ...this.content(note), referralId },
      'session { id version state }',
    );
  }

  save(worker: Actor, session: Versioned, note: string, requestId: string = randomUUID()) {
    return worker.mutate(
      'supportSessionUpdate',
      'SupportSessionUpdateInput',
      { ...this.content(note), requestId, id: session.id, expectedVersion: session.version },
      'session { id version state }',
    );
  }

  sign(worker: Actor, session: Versioned) {
    return worker.mutate(
      'supportSessionSign',
      'SupportSessionMoveInput',
      { id: session.id, expectedVersion: session.version },
      'session { id version state }',
    );
  }

  async scaleId(code: string): Promise<string> {
    const [row] = await this.world.sql<{ id: string }>('select id from scale_version where code = $1 and active', [code]);
    return row?.id ?? '';
  }

  async answer(worker: Actor, sessionId: string, code: string, answers: (number | null)[], requestId: string = randomUUID()) {
    const scaleVersionId = await this.scaleId(code);
    return worker.mutate<{
      administration: { id: string } | null;
      outcome: { score: number | null; risk: boolean; band: { en: string } | null } | null;
      alert: Versioned | null;
    }>(
      'scaleAdministrationRecord',
      'ScaleAdministrationRecordInput',
      { requestId, sessionId, scaleVersionId, answers },
      'administration { id } outcome { score missing risk band { en advice } } alert { id version state source }',
    );
  }

  open(by: Actor, referralId: string, purpose = '准备下次会谈') {
    return by.mutate<{ file: CareFile | null }>(
      'supportFileOpen',
      'SupportFileOpenInput',
      { referralId, purpose },
      'file { referral { id } notes { session { id state } note { state text } addenda { content { state text } authorName } } results { state outcome { score risk } sinceFirst sinceFirstChange sinceLast sinceLastChange scale { code } } }',
    );
  }

  moveAlert(by: Actor, verb: string, alert: Versioned, more: object = {}) {
    const type = verb === 'Acknowledge' ? 'Move' : verb;
    return by.mutate(
      `riskAlert${verb}`,
      `RiskAlert${type}Input`,
      { id: alert.id, expectedVersion: alert.version, ...more },
      'alert { id version state }',
    );
  }
}

/** What opening a case answers. */
export interface CareFile {
  notes: {
    session: { id: string; state: string };
    note: { state: string; text: string | null };
    addenda: { content: { state: string; text: string | null } }[];
  }[];
  results: {
    state: string;
    outcome: { score: number | null; risk: boolean } | null;
    sinceFirst: number | null;
    sinceFirstChange: string | null;
    sinceLast: number | null;
    sinceLastChange: string | null;
    scale: { code: string };
  }[];
}

/** A complete assessment. */
export const ASSESSMENT = {
  thoughts: true,
  plan: false,
  means: false,
  earlierAttempt: false,
  imminent: false,
  hospitalAdvised: true,
  safetyPlan: '家人同住；有需要打 12356',
};
