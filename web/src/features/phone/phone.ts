import type { Outcome } from '../../platform/command';
import { failureOf, type Failure } from '../../platform/errors';
import { ask, command } from '../../platform/lean';
import { watch } from '../../platform/live';
import { SessionSignIn, SessionSignOut } from '../session/door';
import type { Credentials } from '../session/SignInForm';
import { PhoneContact, PhoneHome, PhoneStart } from './documents';
import { HELD_SHAPE, type Held, type OpenDeed, type Words } from './held';
import { Outbox } from './outbox/outbox';
import type { Entry, Verdict } from './outbox/entry';
import type { Footing } from './project';
import { Rest, restingAccounts, wipeOthers } from './rest/rest';
import type { Sealed } from './rest/seal';
import { sendDeed } from './send';

/** How long a weak network may keep somebody waiting before what rests on the phone is shown. */
const SHOW_HELD_AFTER_MS = 4_000;
/** How often the phone looks whether something is to be sent, fetched or wiped. */
const BEAT_MS = 15_000;
const HOUR_MS = 3_600_000;

/** What the view shows. Replaced as a whole, never changed. */
export interface PhoneState {
  readonly stage: 'starting' | 'door' | 'notVolunteer' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly demo: Credentials | null;
  readonly name: string;
  readonly held: Held | null;
  readonly deeds: readonly OpenDeed[];
  /** Whether the last attempt to reach the server did. */
  readonly online: boolean;
  /** Whether deeds wait for somebody to sign in again. */
  readonly signedOut: boolean;
}

const NOTHING: PhoneState = {
  stage: 'starting',
  failure: null,
  demo: null,
  name: '',
  held: null,
  deeds: [],
  online: true,
  signedOut: false,
};

/**
 * The volunteer's phone: what it last saw of the server, what was done on it since, and the way between the two.
 * Works without network from what rests on the phone, and tells all tabs when something changed.
 */
class Phone {
  private state: PhoneState = NOTHING;
  private readonly listeners = new Set<() => void>();
  private readonly tabs = new BroadcastChannel('finemesh-phone');
  private rest: Rest | null = null;
  private outbox: Outbox<Sealed> | null = null;
  private sending = false;
  private unwatch: (() => void) | null = null;
  /** The server's clock less this phone's, in milliseconds. */
  private skew = 0;

  readonly subscribe = (notify: () => void): (() => void) => {
    this.listeners.add(notify);
    return () => this.listeners.delete(notify);
  };
  readonly shown = (): PhoneState => this.state;

  private show(change: Partial<PhoneState>): void {
    this.state = { ...this.state, ...change };
    for (const notify of this.listeners) notify();
  }

  /** Says to the other tabs that something changed. */
  private tell(): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of this origin, not a window
    this.tabs.postMessage('changed');
  }

  /** Now by the server's clock, as far as this phone knows it. */
  now(): number {
    return Date.now() + this.skew;
  }

  /** Begins: who is signed in, what rests here, what is new. */
  async start(): Promise<void> {
    this.tabs.addEventListener('message', () => void this.look());
    addEventListener('online', () => void this.retry());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void this.retry());
    setInterval(() => void this.beat(), BEAT_MS);
    await this.enter();
  }

  /** Finds out who is signed in; without network, who was. */
  async enter(): Promise<void> {
    const patience = setTimeout(() => void this.showHeld(), SHOW_HELD_AFTER_MS);
    try {
      const { data, serverNow } = await ask(PhoneStart, {});
      this.mindClock(serverNow);
      const demo = data.systemInfo.demoSignIns.find((each) => each.role === 'VOLUNTEER');
      this.show({ demo: demo === undefined ? null : { username: demo.username, password: demo.password }, online: true });
      if (data.viewer === null) return this.show({ stage: 'door', held: null, deeds: [], signedOut: false });
      this.show({ name: data.viewer.account.displayName });
      if (data.viewer.volunteer === null) return this.show({ stage: 'notVolunteer' });
      await this.open(data.viewer.account.id);
      await wipeOthers(data.viewer.account.id, this.now());
      // What changes on the server shows here at once; what is missed is asked for when the stream is back.
      this.unwatch ??= watch(() => void this.refresh());
      await this.refresh();
      // The server has just answered: nothing needs to wait for its next turn.
      await this.outbox?.hurry();
      await this.send();
    } catch (error) {
      const failure = failureOf(error);
      this.show({ online: false });
      if (!(await this.showHeld())) this.show({ stage: 'failed', failure });
    } finally {
      clearTimeout(patience);
    }
  }

  /** Shows what rests of whoever used this phone last. Answers whether there was anything. */
  private async showHeld(): Promise<boolean> {
    const ready = (): boolean => this.state.stage === 'ready';
    const [account] = restingAccounts();
    if (!ready() && account !== undefined) await this.open(account);
    return ready();
  }

  private async open(account: string): Promise<void> {
    if (this.rest?.account !== account) {
      this.rest?.close();
      const rest = await Rest.open(account);
      this.rest = rest;
      this.outbox = new Outbox<Sealed>(
        rest,
        (entry) => this.deliver(rest, entry),
        () => this.now(),
      );
      this.show({ held: null });
    }
    const held = await this.rest.held<Held>(this.now());
    if (held !== null && held.shape === HELD_SHAPE) this.show({ stage: 'ready', held, name: held.home.viewer?.account.displayName ?? '' });
    await this.look();
  }

  private async deliver(rest: Rest, entry: Entry<Sealed>): Promise<Verdict> {
    return sendDeed(entry, await rest.unseal<Words>(entry.sealed));
  }

  private mindClock(serverNow: number | null): void {
    // The header counts whole seconds; a difference within them is none.
    if (serverNow !== null) this.skew = Math.abs(serverNow - Date.now()) < 2_000 ? 0 : serverNow - Date.now();
  }

  /** Asks the server anew. @throws never: what fails leaves what was shown */
  async refresh(): Promise<void> {
    const { rest } = this;
    if (rest === null) return;
    const at = this.now();
    try {
      const { data, serverNow } = await ask(PhoneHome, {});
      this.mindClock(serverNow);
      if (data.viewer?.account.id !== rest.account) return await this.enter();
      const living = new Set(data.myAssignments.map((visit) => visit.id));
      const contacts = Object.fromEntries(Object.entries(this.state.held?.contacts ?? {}).filter(([id]) => living.has(id)));
      await this.hold({ shape: HELD_SHAPE, at, home: data, contacts });
      // A day is long enough for whoever looks back at what has arrived.
      await this.outbox?.clear(at - 24 * HOUR_MS);
      this.show({ stage: 'ready', online: true, signedOut: false, failure: null });
    } catch (error) {
      this.fell(failureOf(error));
    }
  }

  private fell(failure: Failure): void {
    if (failure.kind === 'signedOut') this.show({ signedOut: true });
    else if (this.state.stage === 'starting') this.show({ stage: 'failed', failure, online: false });
    else this.show({ online: false });
  }

  private async hold(held: Held): Promise<void> {
    await this.rest?.hold(held, held.at, held.home.phoneSettings.keepHours * HOUR_MS);
    this.show({ held });
    this.tell();
  }

  /** Reads the outbox anew: another tab, or this one, has changed it. */
  private async look(): Promise<void> {
    const { rest, outbox } = this;
    if (rest === null || outbox === null) return;
    const entries = await outbox.entries();
    const deeds = await Promise.all(entries.map(async (entry) => ({ entry, words: await rest.unseal<Words>(entry.sealed) })));
    this.show({ deeds });
  }

  /** Does something: it is kept first, shown at once, and sent when there is a network. */
  async do(words: Words, footing: Footing): Promise<void> {
    const { rest, outbox } = this;
    if (rest === null || outbox === null) throw new Error('nobody is signed in');
    const sealed = await rest.seal(words);
    await outbox.add({ key: crypto.randomUUID(), deed: words.deed, ...footing, sealed, at: this.now() });
    await this.look();
    this.tell();
    void this.send();
  }

  /** Sends what waits, one after the other, until nothing is left or nothing goes any more. */
  async send(): Promise<void> {
    if (this.sending || this.outbox === null) return;
    this.sending = true;
    let moved = false;
    try {
      for (;;) {
        const step = await this.outbox.step();
        if (step === 'idle') break;
        await this.look();
        if (step === 'signedOut') this.show({ signedOut: true });
        if (step === 'later') this.show({ online: false });
        if (step === 'signedOut' || step === 'later') break;
        moved = true;
        this.show({ online: true });
      }
    } finally {
      this.sending = false;
    }
    if (!moved) return;
    this.tell();
    await this.refresh();
  }

  /** Lets what waits go at once, and asks the server anew. */
  async retry(): Promise<void> {
    if (this.state.stage === 'failed' || this.state.stage === 'starting') return this.enter();
    await this.outbox?.hurry();
    await this.send();
    await this.refresh();
  }

  private async beat(): Promise<void> {
    const { held } = this.state;
    if (held !== null && (await this.rest?.held(this.now())) === null && 'subtle' in crypto) this.show({ held: null, stage: 'starting' });
    if (this.state.deeds.some(({ entry }) => entry.state === 'waiting')) await this.send();
  }

  /** Clears away what its volunteer has read about. */
  async dismiss(key: string): Promise<void> {
    await this.outbox?.dismiss(key);
    await this.look();
    this.tell();
  }

  /** Whom to meet, for the page of one visit. What was read rests here until the visit is over. */
  async contact(id: string): Promise<void> {
    try {
      const { data } = await ask(PhoneContact, { id });
      const { held } = this.state;
      const contact = data.myAssignment?.contact;
      if (held !== null && contact != null) await this.hold({ ...held, contacts: { ...held.contacts, [id]: contact } });
    } catch (error) {
      this.fell(failureOf(error));
    }
  }

  async signIn(input: Credentials): Promise<Outcome<unknown>> {
    const outcome = await command(SessionSignIn, { input });
    if (outcome.kind === 'done') await this.enter();
    return outcome;
  }

  /** Ends the session on this phone and wipes what rests here. */
  async signOut(): Promise<void> {
    this.unwatch?.();
    await command(SessionSignOut, {});
    await this.rest?.wipe();
    location.assign('/m');
  }
}

/** This tab's phone. */
export const phone = new Phone();
