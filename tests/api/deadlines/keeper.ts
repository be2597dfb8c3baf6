import { randomUUID } from 'node:crypto';
import { seedHolidays } from '@finemesh/server/dist/modules/calendars/index.js';
import { ClockSubject, deadlineOf, type NewClock, openClock } from '@finemesh/server/dist/modules/deadlines/index.js';
import { operate, type Operation } from '@finemesh/server/dist/platform/database/operation.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, type World } from '../../testkit/world.js';

/** An instant by the wall clock of Asia/Shanghai, e.g. `2026-06-08 09:00`. */
export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+08:00`);

/** Clocks as other modules keep them: through the face of the module, in an operation of somebody. */
export class Keeper {
  private constructor(
    private readonly world: World,
    private readonly by: Actor,
  ) {}

  static async start(world: World, by: Actor): Promise<Keeper> {
    await seedHolidays(world.database.ownerUrl);
    return new Keeper(world, by);
  }

  /** One operation of the keeper, or of somebody else. */
  run<T>(work: (op: Operation) => Promise<T>, by: Actor = this.by): Promise<T> {
    return operate(this.world.services, { accountId: by.accountId ?? '' }, work);
  }

  /** Opens a clock about something that nobody else's clock is about. */
  async open(rule: string, more: Partial<NewClock> = {}): Promise<NewClock & { clockId: string }> {
    const clock: NewClock = { kind: ClockSubject.CASE, id: randomUUID(), rule, areaCode: LAOSHAN.code, ...more };
    return { ...clock, clockId: await this.run((op) => openClock(op, clock)) };
  }

  /** Where a clock stands now, as the interface says it. */
  async stands(clockId: string, by: Actor = this.by) {
    return this.run(async (op) => {
      const { clockById } = await import('@finemesh/server/dist/modules/deadlines/loaders.js');
      const clock = await op.load(clockById, clockId);
      return clock && deadlineOf(op, clock);
    }, by);
  }
}
