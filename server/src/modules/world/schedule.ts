import { civilDate } from '../../platform/clock.js';
import { dayNumberOf, instantAt, weekdayOf } from '../calendars/index.js';
import type { Chance } from './random.js';
import type { FreeTime, Worker } from './volunteers.js';

const DAY_MS = 86_400_000;

/** A visit's time and who goes. */
export interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly workers: readonly Worker[];
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The free time of a volunteer on a day that is long enough; undefined when there is none or the day is taken. */
function freeOn(worker: Worker, day: number, minutes: number): FreeTime | undefined {
  if (worker.taken.has(day)) return undefined;
  const weekday = weekdayOf(dateOf(day));
  return worker.free.find((time) => time.weekday === weekday && time.to - time.from >= minutes);
}

/**
 * Finds a time on a day, or on days next to it, at which so many of the candidates are free, and takes it. Each volunteer gets one
 * visit a day, so that nothing ever overlaps.
 * @param step -1 seeks backwards, 1 forwards
 * @param notBefore earliest start
 */
export function takeSlot(
  chance: Chance,
  candidates: readonly Worker[],
  wanted: number,
  minutes: number,
  firstDay: number,
  step: -1 | 1,
  notBefore: Date | null,
): Slot | undefined {
  if (candidates.length < wanted) return undefined;
  for (let tried = 0; tried < 12; tried += 1) {
    const day = firstDay + tried * step;
    const [first] = seek(chance, candidates, 1, [], (worker) => freeOn(worker, day, minutes) !== undefined);
    const time = first && freeOn(first, day, minutes);
    if (!first || !time) continue;
    const latest = Math.floor((time.to - minutes - time.from) / 15);
    const minute = time.from + chance.int(0, latest) * 15;
    const startsAt = instantAt(dateOf(day), minute);
    if (notBefore && startsAt < notBefore) continue;
    const together = seek(chance, candidates, wanted - 1, [first], (worker) => {
      const own = freeOn(worker, day, minutes);
      return own !== undefined && own.from <= minute && own.to >= minute + minutes;
    });
    if (together.length < wanted - 1) continue;
    const workers = [first, ...together];
    for (const worker of workers) worker.taken.add(day);
    return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000), workers };
  }
  return undefined;
}

/** Volunteers not yet chosen who fit, sought among a few candidates. */
function seek(
  chance: Chance,
  candidates: readonly Worker[],
  wanted: number,
  chosen: readonly Worker[],
  fits: (worker: Worker) => boolean,
): Worker[] {
  const found: Worker[] = [];
  const start = chance.int(0, candidates.length - 1);
  for (let at = 0; at < Math.min(candidates.length, 40) && found.length < wanted; at += 1) {
    const worker = candidates[(start + at) % candidates.length];
    if (worker && !chosen.includes(worker) && fits(worker)) found.push(worker);
  }
  return found;
}

/** Takes the present moment of volunteers who have nothing else today. */
export function takeNow(chance: Chance, candidates: readonly Worker[], wanted: number, minutes: number, now: Date): Slot | undefined {
  if (candidates.length < wanted) return undefined;
  const day = dayNumberOf(civilDate(now));
  const workers = seek(chance, candidates, wanted, [], (worker) => !worker.taken.has(day));
  if (workers.length < wanted) return undefined;
  for (const worker of workers)
    worker.taken
      .add(day)
      .add(day - 1)
      .add(day + 1);
  const startsAt = new Date(Math.floor((now.getTime() - chance.int(10, 30) * 60_000) / 300_000) * 300_000);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000), workers };
}
