import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff, LEASE_MS, type Entry, type NewEntry, type Subject, type Verdict } from './entry';
import { Outbox, type Change, type OutboxStore } from './outbox';

/** A store whose changes are atomic, as IndexedDB's are; it outlives every tab. */
class Memory implements OutboxStore<string> {
  private kept = new Map<string, Entry<string>>();
  async read() {
    return [...this.kept.values()];
  }
  async change<T>(work: (entries: readonly Entry<string>[]) => Change<string, T>): Promise<T> {
    const { put = [], remove = [], result } = work([...this.kept.values()]);
    for (const entry of put) this.kept.set(entry.key, structuredClone(entry));
    for (const key of remove) this.kept.delete(key);
    return result;
  }
}

/**
 * The server of the model: rows with versions, each key done once, and the answers of the real one. What it did is
 * written down in the order in which it did it.
 */
class ModelServer {
  readonly log: string[] = [];
  readonly withdrawn = new Set<string>();
  private readonly answers = new Map<string, Verdict>();
  private readonly rows = new Map<string, { version: number; state: string }>();
  private made = 0;

  withdraw(offer: string): void {
    const row = this.rows.get(offer);
    if (row?.state !== 'SENT') return;
    this.rows.set(offer, { version: row.version + 1, state: 'WITHDRAWN' });
    this.withdrawn.add(offer);
  }

  offer(id: string): void {
    this.rows.set(id, { version: 1, state: 'SENT' });
  }

  do(entry: Entry<string>): Verdict {
    const before = this.answers.get(entry.key);
    if (before !== undefined) return before;
    const verdict = this.fresh(entry);
    // A refusal leaves nothing behind, its key neither.
    if (verdict.kind === 'done') {
      this.answers.set(entry.key, verdict);
      this.log.push(entry.key);
    }
    return verdict;
  }

  private fresh(entry: Entry<string>): Verdict {
    const refused = (code: 'STALE_VERSION' | 'ILLEGAL_TRANSITION' | 'NOT_FOUND'): Verdict => ({
      kind: 'refused',
      reasons: [{ __typename: 'FieldError', code, message: code, field: null }],
    });
    const subject = entry.subject;
    if (entry.deed === 'absence' || entry.deed === 'report' || entry.deed === 'hours' || entry.deed === 'hoursRemove')
      return { kind: 'done', subject: null };
    const row = subject === null ? undefined : this.rows.get(subject.id);
    if (subject === null || row === undefined) return refused('NOT_FOUND');
    if (entry.deed === 'concern' || entry.deed === 'photo') return { kind: 'done', subject };
    if (row.version !== subject.version) return refused('STALE_VERSION');
    const next = { accept: 'SENT', decline: 'SENT', start: 'CONFIRMED', finish: 'IN_PROGRESS' }[entry.deed];
    if (row.state !== next) return refused('ILLEGAL_TRANSITION');
    const after = { accept: 'ACCEPTED', decline: 'DECLINED', start: 'IN_PROGRESS', finish: 'DONE' }[entry.deed];
    const moved = { id: subject.id, version: row.version + 1 };
    this.rows.set(subject.id, { version: moved.version, state: after });
    if (entry.deed !== 'accept') return { kind: 'done', subject: moved };
    const visit: Subject = { id: `visit ${(this.made += 1)}`, version: 1 };
    this.rows.set(visit.id, { version: 1, state: 'CONFIRMED' });
    return { kind: 'done', subject: visit };
  }
}

type Weather = 'fine' | 'offline' | 'answer lost' | 'signed out';

/** One phone with two tabs, its server, and a network that comes and goes. */
class Phone {
  readonly store = new Memory();
  readonly server = new ModelServer();
  readonly wanted: NewEntry<string>[] = [];
  weather: Weather = 'fine';
  now = 0;
  private keys = 0;
  tabs: Outbox<string>[] = [];
  private readonly alive = new WeakMap<Outbox<string>, { yes: boolean }>();

  constructor(private readonly scheduler: fc.Scheduler) {
    this.tabs = [this.open(), this.open()];
  }

  open(): Outbox<string> {
    const send = async (entry: Entry<string>): Promise<Verdict> => {
      await this.scheduler.schedule(Promise.resolve(), `request ${entry.key}`);
      const { weather } = this;
      if (weather === 'offline') return { kind: 'later' };
      if (weather === 'signed out') return { kind: 'signedOut' };
      const verdict = this.server.do(entry);
      await this.scheduler.schedule(Promise.resolve(), `answer ${entry.key}`);
      return weather === 'answer lost' ? { kind: 'later' } : verdict;
    };
    const life = { yes: true };
    const { store } = this;
    const mine: OutboxStore<string> = {
      read: () => store.read(),
      // A page that has gone writes nothing any more.
      change: (work) => (life.yes ? store.change(work) : new Promise(() => undefined)),
    };
    const outbox = new Outbox(mine, send, () => this.now);
    this.alive.set(outbox, life);
    return outbox;
  }

  /** The page goes away in the middle of a request: it is on its way, and its answer reaches nobody. */
  crash(at: number): void {
    const tab = this.tabs[at] as Outbox<string>;
    void tab.step();
    this.tabs[at] = this.open();
    const life = this.alive.get(tab);
    // The deed was taken and its request sent in the turns before.
    const end = async (): Promise<void> => {
      for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
      if (life) life.yes = false;
    };
    void end();
  }

  /** Everything that a volunteer may do with one offer, each resting on the one before. */
  async promise(tab: Outbox<string>, deeds: readonly ('accept' | 'start' | 'finish' | 'concern' | 'decline')[]): Promise<void> {
    const offer = `offer ${this.wanted.length}`;
    this.server.offer(offer);
    let after: string | null = null;
    for (const deed of deeds) {
      const key = `${offer}: ${(this.keys += 1)} ${deed}`;
      const entry: NewEntry<string> = {
        key,
        deed,
        subject: after === null ? { id: offer, version: 1 } : null,
        after,
        sealed: key,
        at: this.now,
      };
      this.wanted.push(entry);
      await tab.add(entry);
      // Twice under one key, as a nervous thumb does.
      await tab.add(entry);
      if (deed !== 'concern') after = key;
    }
  }

  async absent(tab: Outbox<string>): Promise<void> {
    const key = `${(this.keys += 1)} absence`;
    const entry: NewEntry<string> = { key, deed: 'absence', subject: null, after: null, sealed: key, at: this.now };
    this.wanted.push(entry);
    await tab.add(entry);
  }

  /** Network on, both tabs at it until nothing is left to do. */
  async settle(): Promise<void> {
    this.weather = 'fine';
    for (let round = 0; round < 200; round += 1) {
      this.now += LEASE_MS + 300_000;
      const steps = await Promise.all(this.tabs.map((tab) => this.run(tab.step())));
      if (steps.every((step) => step === 'idle')) return;
    }
    throw new Error('never comes to rest');
  }

  async run<T>(work: Promise<T>): Promise<T> {
    let over = false;
    void work.finally(() => (over = true)).catch(() => undefined);
    // Several at once are released in the order that the scheduler draws.
    while (!over) {
      if (this.scheduler.count() > 0) await this.scheduler.waitOne();
      else await new Promise((resolve) => setImmediate(resolve));
    }
    return work;
  }
}

const deeds = fc.constantFrom(
  ['accept'] as const,
  ['decline'] as const,
  ['accept', 'start'] as const,
  ['accept', 'start', 'finish'] as const,
  ['accept', 'start', 'concern', 'finish'] as const,
);

const commands = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('promise' as const), tab: fc.nat(1), deeds }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('absent' as const), tab: fc.nat(1) }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('send' as const), tab: fc.nat(1) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('send both' as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('weather' as const),
        is: fc.constantFrom<Weather>('fine', 'offline', 'answer lost', 'signed out'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), tab: fc.nat(1) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: -60_000, max: 400_000 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), offer: fc.nat(12) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('hurry' as const), tab: fc.nat(1) }) },
  ),
  { minLength: 1, maxLength: 30 },
);

describe('the outbox', () => {
  async function promiseIsKept(phone: Phone): Promise<void> {
    const entries = await phone.tabs[0]?.entries();
    const byKey = new Map(entries?.map((each) => [each.key, each]));
    for (const wanted of phone.wanted) {
      const entry = byKey.get(wanted.key);
      const times = phone.server.log.filter((key) => key === wanted.key).length;
      // Everything that was done on the phone is there still, with what was written, or has arrived; never twice.
      expect(entry?.sealed).toBe(wanted.key);
      expect(times).toBeLessThanOrEqual(1);
      if (entry?.state === 'done') expect(times).toBe(1);
      if (entry?.state === 'refused' || entry?.state === 'held') expect(times).toBe(0);
      if (entry?.state === 'refused') expect(entry.reasons).not.toEqual([]);
      if (wanted.after !== null && times === 1)
        expect(phone.server.log.indexOf(wanted.after)).toBeLessThan(phone.server.log.indexOf(wanted.key));
    }
  }

  it('does everything once or says why not, whatever happens in whatever order: 1,000 histories', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), commands, async (scheduler, history) => {
        const phone = new Phone(scheduler);
        for (const command of history) {
          const tab = phone.tabs['tab' in command ? command.tab : 0] as Outbox<string>;
          switch (command.do) {
            case 'promise':
              await phone.promise(tab, command.deeds);
              break;
            case 'absent':
              await phone.absent(tab);
              break;
            case 'send':
              await phone.run(tab.step());
              break;
            case 'send both':
              await phone.run(Promise.all(phone.tabs.map((each) => each.step())));
              break;
            case 'weather':
              phone.weather = command.is;
              break;
            case 'crash':
              phone.crash(command.tab);
              break;
            case 'wait':
              phone.now = Math.max(0, phone.now + command.ms);
              break;
            case 'withdraw':
              phone.server.withdraw(`offer ${command.offer}`);
              break;
            case 'hurry':
              await tab.hurry();
              break;
          }
          await promiseIsKept(phone);
        }
        await phone.settle();
        await promiseIsKept(phone);
        const left = (await phone.tabs[0]?.entries())?.filter((each) => each.state === 'waiting');
        expect(left).toEqual([]);
        // With the network back nothing is refused but what the server had taken back meanwhile.
        const refused = (await phone.tabs[0]?.entries())?.filter((each) => each.state !== 'done') ?? [];
        expect(refused.filter((each) => !phone.server.withdrawn.has(each.key.split(':')[0] ?? ''))).toEqual([]);
        // Cleared away is only what has arrived.
        await phone.tabs[0]?.clear(phone.now + 1);
        expect((await phone.tabs[0]?.entries())?.every((each) => each.state === 'refused' || each.state === 'held')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('waits longer after each failure, at most five minutes', () => {
    expect([0, 1, 2, 3].map(backOff)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(backOff(60)).toBe(300_000);
  });

  it('holds what rests on a refused deed, and not what rests on nothing', async () => {
    const store = new Memory();
    const refuse: Verdict = { kind: 'refused', reasons: [{ __typename: 'FieldError', code: 'OFFER_EXPIRED', message: '', field: null }] };
    const outbox = new Outbox(
      store,
      async () => refuse,
      () => 0,
    );
    const entry = { sealed: '', at: 0, subject: null };
    await outbox.add({ ...entry, key: 'a', deed: 'accept', after: null });
    await outbox.add({ ...entry, key: 's', deed: 'start', after: 'a' });
    await outbox.add({ ...entry, key: 'f', deed: 'finish', after: 's' });
    expect(await outbox.step()).toBe('refused');
    expect((await outbox.entries()).map((each) => each.state)).toEqual(['refused', 'held', 'held']);
    await outbox.add({ ...entry, key: 'c', deed: 'concern', after: 'a' });
    expect((await outbox.entries()).map((each) => each.state)).toEqual(['refused', 'held', 'held', 'held']);
    await outbox.dismiss('a');
    expect(await outbox.entries()).toHaveLength(3);
  });
});
