import type { RuleCode } from '../assignments/index.js';
import { ageText, areaHolds, joined, kmText, teamsFor } from './evidence.js';
import { hoursOn } from './hours.js';
import type { Commitment, Days, Pair, Slot } from './pair.js';
import { restAfter, restClash } from './rest.js';
import { dateText, dayOf, distanceKm, startOfDay, timeText, weekOf } from './time.js';

/** Name of a rule: the code's text, so that this file loads nothing of the server in a worker thread. */
export type RuleName = `${RuleCode}`;

/** A hard rule: whether it holds for a pair at a time, and what was found, as codes, dates and numbers that need no translation. */
export interface Rule {
  code: RuleName;
  holds(pair: Pair, slot: Slot): boolean;
  evidence(pair: Pair, slot: Slot): string | null;
}

const CARE = 'LITTLE_ORANGE_LAMP';
const MINUTE = 60_000;

export function coversDay({ from, until }: Days, day: number): boolean {
  return from <= day && (until === null || until >= day);
}

function untilText({ until }: { until: number | null }): string {
  return until === null ? '∞' : dateText(until);
}

function clashOf({ volunteer, policy }: Pair, slot: Slot): Commitment | undefined {
  const free = slot.end + policy.bufferMinutes * MINUTE;
  return volunteer.commitments.find((taken) => taken.open && taken.start < free && slot.start < taken.free);
}

function inWeek({ volunteer }: Pair, slot: Slot): readonly Commitment[] {
  const week = weekOf(dayOf(slot.start));
  return volunteer.commitments.filter((taken) => weekOf(dayOf(taken.start)) === week);
}

function onDay({ volunteer }: Pair, slot: Slot): readonly Commitment[] {
  const day = dayOf(slot.start);
  return volunteer.commitments.filter((taken) => dayOf(taken.start) === day);
}

function rests({ need, volunteer }: Pair, slot: Slot): boolean {
  return need.teamKind === CARE && volunteer.resting.some((days) => coversDay(days, dayOf(slot.start)));
}

function minutesOf(spans: readonly Slot[]): number {
  return spans.reduce((sum, span) => sum + (span.end - span.start), 0) / MINUTE;
}

function lackingQualifications({ need, volunteer }: Pair, slot: Slot): string[] {
  const day = dayOf(slot.start);
  return need.qualificationCodes.filter((code) => !volunteer.qualifications.some((held) => held.code === code && coversDay(held, day)));
}

function isMinorOn(adultFrom: number | null, slot: Slot): boolean {
  return adultFrom !== null && dayOf(slot.start) < adultFrom;
}

/** Rules that do not depend on the time: a volunteer who breaks one is out at any hour. */
export const standingRules: readonly Rule[] = [
  {
    // A team of the volunteer offers the service, and is of the kind whose work it is.
    code: 'TEAM_OFFERS_SERVICE',
    holds: (pair) => teamsFor(pair).length > 0,
    evidence: (pair) => joined(teamsFor(pair).map((team) => team.name)),
  },
  {
    code: 'SKILL',
    holds: ({ need, volunteer }) => need.skillCodes.every((code) => volunteer.skillCodes.includes(code)),
    evidence: ({ need, volunteer }) => joined(need.skillCodes.map((code) => `${volunteer.skillCodes.includes(code) ? '✓' : '✗'} ${code}`)),
  },
  {
    // Such a team serves the need's area, and the way is within what the volunteer travels; where a place is not known, the same district must do.
    code: 'AREA_OR_TRAVEL',
    holds: (pair) => areaHolds(pair, distanceKm(pair.need, pair.volunteer)),
    evidence: ({ need, volunteer }) => kmText(distanceKm(need, volunteer), volunteer.travelKm),
  },
  {
    // Declared conflict of interest, or asked for by either side.
    code: 'EXCLUSION',
    holds: ({ need, volunteer }) => !volunteer.excluded.includes(need.householdId),
    evidence: () => null,
  },
  {
    code: 'SEX',
    holds: ({ need, volunteer }) => need.requiredSex === null || need.requiredSex === volunteer.sex,
    evidence: ({ need, volunteer }) => (need.requiredSex === null ? null : `${volunteer.sex ?? '?'} / ${need.requiredSex}`),
  },
  {
    code: 'DIALECT',
    holds: ({ need, volunteer }) => need.requiredDialect === null || volunteer.languages.includes(need.requiredDialect),
    evidence: ({ need, volunteer }) =>
      need.requiredDialect === null ? null : `${joined(volunteer.languages) ?? '?'} / ${need.requiredDialect}`,
  },
  {
    // Two seats want two different people.
    code: 'NOT_ALREADY_ON_NEED',
    holds: ({ need, volunteer }) => !need.holders.includes(volunteer.id),
    evidence: () => null,
  },
];

/** Rules that depend on the day or hour, in the order in which they are tried. */
export const timedRules: readonly Rule[] = [
  {
    code: 'ACTIVE_VETTED',
    holds: ({ volunteer }, slot) =>
      volunteer.state === 'ACTIVE' && volunteer.vettedUntil !== null && volunteer.vettedUntil >= dayOf(slot.start),
    evidence: ({ volunteer }) =>
      volunteer.vettedUntil === null ? volunteer.state : `${volunteer.state} … ${dateText(volunteer.vettedUntil)}`,
  },
  {
    code: 'QUALIFICATION',
    holds: (pair, slot) => pair.need.qualificationCodes.length === 0 || lackingQualifications(pair, slot).length === 0,
    evidence: (pair, slot) => {
      const lacking = lackingQualifications(pair, slot);
      const latest = (code: string) =>
        pair.volunteer.qualifications
          .filter((held) => held.code === code)
          .toSorted((a, b) => (b.until ?? Infinity) - (a.until ?? Infinity))[0];
      return joined(
        pair.need.qualificationCodes.map((code) =>
          [lacking.includes(code) ? '✗' : '✓', code, latest(code) ? untilText(latest(code) as Days) : ''].join(' ').trim(),
        ),
      );
    },
  },
  {
    code: 'HOUSEHOLD_CONSENT',
    holds: ({ need }, slot) => need.consents.some((consent) => coversDay(consent, dayOf(slot.start))),
    evidence: ({ need }) => joined(need.consents.map((consent) => `${dateText(consent.from)} … ${untilText(consent)}`)),
  },
  {
    // Whoever serves a minor is of age (where known) and vetted on the day; the vetting is asked again here because this rule outlives changes of the first.
    code: 'MINORS_RULE',
    holds: ({ need, volunteer }, slot) =>
      !isMinorOn(need.adultFrom, slot) ||
      (!isMinorOn(volunteer.adultFrom, slot) && volunteer.vettedUntil !== null && volunteer.vettedUntil >= dayOf(slot.start)),
    evidence: ({ need, volunteer }, slot) => (isMinorOn(need.adultFrom, slot) ? ageText(volunteer) : null),
  },
  {
    code: 'AVAILABLE',
    holds: ({ volunteer }, slot) => {
      const day = dayOf(slot.start);
      const zero = startOfDay(day);
      return (
        hoursOn(volunteer, day).some((hours) => zero + hours.from * MINUTE <= slot.start && slot.end <= zero + hours.to * MINUTE) &&
        !volunteer.absences.some((absence) => coversDay(absence, day))
      );
    },
    evidence: ({ volunteer }, slot) => {
      const absence = volunteer.absences.find((each) => coversDay(each, dayOf(slot.start)));
      return absence ? `✗ ${dateText(absence.from)} … ${untilText(absence)}` : timeText(slot.start);
    },
  },
  {
    // The way to the next place included.
    code: 'NO_OVERLAP',
    holds: (pair, slot) => clashOf(pair, slot) === undefined,
    evidence: (pair, slot) => {
      const clash = clashOf(pair, slot);
      return clash ? `${timeText(clash.start)} – ${timeText(clash.end).slice(11)}` : null;
    },
  },
  {
    // So many hours after a visit at night or a long one, and before the next thing that is promised.
    code: 'REST_AFTER',
    holds: (pair, slot) => restClash(pair, slot) === undefined,
    evidence: (pair, slot) => {
      const clash = restClash(pair, slot);
      if (!clash) return null;
      const before = clash.end <= slot.start;
      const hours = restAfter(before ? clash : slot, pair.policy) / 3_600_000;
      return `${timeText(before ? clash.end : slot.end)} + ${hours} h`;
    },
  },
  {
    // A risky service is done by whoever is insured on the day.
    code: 'INSURED',
    holds: ({ need, volunteer }, slot) =>
      !need.needsInsurance || (volunteer.insuredUntil !== null && volunteer.insuredUntil >= dayOf(slot.start)),
    evidence: ({ need, volunteer }) =>
      need.needsInsurance ? (volunteer.insuredUntil === null ? '✗' : `… ${dateText(volunteer.insuredUntil)}`) : null,
  },
  {
    code: 'WEEKLY_LIMIT',
    holds: (pair, slot) => {
      const taken = inWeek(pair, slot);
      return taken.length + 1 <= pair.volunteer.weeklyTasks && minutesOf([...taken, slot]) <= pair.volunteer.weeklyMinutes;
    },
    evidence: (pair, slot) => {
      const taken = inWeek(pair, slot);
      return `${minutesOf(taken)} + ${minutesOf([slot])} / ${pair.volunteer.weeklyMinutes} min, ${taken.length} + 1 / ${pair.volunteer.weeklyTasks}`;
    },
  },
  {
    // Rest: so many minutes a day; of psychological care so many visits, and none while too much weighs on the volunteer.
    code: 'REST',
    holds: (pair, slot) => {
      if (rests(pair, slot)) return false;
      const taken = onDay(pair, slot);
      if (minutesOf([...taken, slot]) > pair.policy.dailyMinutes) return false;
      return pair.need.teamKind !== CARE || taken.filter((each) => each.care).length + 1 <= pair.policy.dailyCareVisits;
    },
    evidence: (pair, slot) => {
      if (rests(pair, slot)) return 'REST_NEEDED';
      const taken = onDay(pair, slot);
      const care = pair.need.teamKind === CARE ? `, ${taken.filter((each) => each.care).length} + 1 / ${pair.policy.dailyCareVisits}` : '';
      return `${minutesOf([...taken, slot])} / ${pair.policy.dailyMinutes} min${care}`;
    },
  },
];

/** Every hard rule. */
export const rules: readonly Rule[] = [...timedRules.slice(0, 1), ...standingRules, ...timedRules.slice(1)];
