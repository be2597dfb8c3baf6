import type { PriorityTier } from '../tasks/index.js';

/** Parts of a score. */
export enum ScorePartCode {
  SKILL_CLOSENESS = 'SKILL_CLOSENESS',
  DISTANCE = 'DISTANCE',
  CONTINUITY = 'CONTINUITY',
  LOAD_FAIRNESS = 'LOAD_FAIRNESS',
  PREFERENCE = 'PREFERENCE',
  RELIABILITY = 'RELIABILITY',
  EXPERIENCE = 'EXPERIENCE',
}

/** Dated numbers of matching in force for one area. */
export interface Policy {
  /** Points that a score part is worth when its value is 1. */
  weights: Record<ScorePartCode, number>;
  /** Minutes kept free after a visit for the way. */
  bufferMinutes: number;
  /** Most minutes, and most visits of psychological care, of one volunteer on one day. */
  dailyMinutes: number;
  dailyCareVisits: number;
  /** Rest after visits at night and after long ones; minutes of the day from 0 to 1439 (Asia/Shanghai). */
  rest: {
    nightFrom: number;
    nightUntil: number;
    afterNightMinutes: number;
    /** From so many minutes on a visit is a long one. */
    heavyMinutes: number;
    afterHeavyMinutes: number;
  };
  /** Kilometres at which nearness is worth half. */
  halfKm: number;
  /** Minutes between now and the earliest visit that is proposed, by tier. */
  leadMinutes: Record<PriorityTier, number>;
  /** How far ahead a visit is sought for a need that is overdue, in days. */
  horizonDays: number;
}

/** Keys of the policy parameters behind a policy. */
export const POLICY_KEYS = [
  ...Object.values(ScorePartCode).map((code) => `match.weight.${code.toLowerCase()}`),
  'travel.buffer.minutes',
  'match.daily.minutes',
  'match.daily.care_visits',
  'rest.night.from.minute',
  'rest.night.until.minute',
  'rest.night.hours',
  'rest.heavy.minutes',
  'rest.heavy.hours',
  'match.distance.half_km',
  'match.lead.minutes.emergency',
  'match.lead.minutes.urgent',
  'match.lead.minutes.routine',
  'match.horizon.days',
] as const;

/** A policy from its parameters. @throws Error naming the first that was never set */
export function policyOf(values: ReadonlyMap<string, number | null>): Policy {
  const value = (key: string): number => {
    const found = values.get(key);
    if (found === undefined || found === null) throw new Error(`policy parameter ${key} has no value`);
    return found;
  };
  const weights = Object.fromEntries(
    Object.values(ScorePartCode).map((code) => [code, value(`match.weight.${code.toLowerCase()}`)]),
  ) as Policy['weights'];
  return {
    weights,
    bufferMinutes: value('travel.buffer.minutes'),
    dailyMinutes: value('match.daily.minutes'),
    dailyCareVisits: value('match.daily.care_visits'),
    rest: {
      nightFrom: value('rest.night.from.minute'),
      nightUntil: value('rest.night.until.minute'),
      afterNightMinutes: value('rest.night.hours') * 60,
      heavyMinutes: value('rest.heavy.minutes'),
      afterHeavyMinutes: value('rest.heavy.hours') * 60,
    },
    halfKm: value('match.distance.half_km'),
    leadMinutes: {
      EMERGENCY: value('match.lead.minutes.emergency'),
      URGENT: value('match.lead.minutes.urgent'),
      ROUTINE: value('match.lead.minutes.routine'),
    },
    horizonDays: value('match.horizon.days'),
  };
}
