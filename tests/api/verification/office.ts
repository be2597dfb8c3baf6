import { randomUUID } from 'node:crypto';
import { parseConnectors } from '@finemesh/server/dist/platform/connectors/index.js';
import { identityColumns } from '@finemesh/server/dist/modules/households/index.js';
import type { Actor, RefusedBecause } from '../../testkit/actor.js';
import { LAOSHAN, type World } from '../../testkit/world.js';
import { identityNumber } from '../imports/roster.js';

/** A question as the console shows it. */
export interface Request {
  id: string;
  state: string;
  failure: string | null;
  attempts: number;
  round: number;
  item: { code: string };
  answer: {
    id: string;
    found: boolean;
    value: number | null;
    bodyHash: string;
    expired: boolean;
    expiresOn: string;
    viewerCanReveal: boolean;
  } | null;
}
/** A verification as the console shows it. */
export interface Shown {
  viewerCanVerify: boolean;
  verification: {
    id: string;
    state: string;
    round: number;
    progress: { total: number; waiting: number; sent: number; answered: number; failed: number; withdrawn: number; expired: number };
    comparisons: { declared: string; declaredValue: number | null; answeredValue: number | null; contradicts: boolean }[];
  } | null;
  verificationPeople: { consented: boolean; person: { id: string; maskedName: string }; requests: Request[] }[];
}

const SHOWN = `viewerCanVerify verification { id state round progress { total waiting sent answered failed withdrawn expired } comparisons { declared declaredValue answeredValue contradicts } }
  verificationPeople { consented person { id maskedName } requests { id state failure attempts round item { code } answer { id found value bodyHash expired expiresOn viewerCanReveal } } }`;

/** Somebody of a household. */
export interface Member {
  id: string;
  name: string;
  identity: string;
}

let serial = 300;

/** @throws Error when a change was refused */
function accepted(userErrors: readonly RefusedBecause[]): void {
  if (userErrors.length > 0) throw new Error(`refused: ${JSON.stringify(userErrors)}`);
}

/** Where applications are verified: households whose members have identity numbers, and the departments that are asked. */
export class Office {
  private constructor(
    private readonly world: World,
    readonly worker: Actor,
  ) {}

  static async open(world: World): Promise<Office> {
    return new Office(world, await world.actor('SOCIAL_WORKER'));
  }

  /** Sets the connectors of this process as an operator would. */
  connect(connectors: Record<string, object>): string {
    const text = JSON.stringify({ version: 1, connectors });
    this.world.services.connectors.clear();
    for (const [name, connector] of parseConnectors(text)) this.world.services.connectors.set(name, connector);
    return text;
  }

  /** Only these items are asked, all through one connector. */
  async ask(connector: string | null, ...items: string[]): Promise<void> {
    await this.world.sql('update verification_department set connector = $1', [connector]);
    await this.world.sql('update verification_item set active = code = any ($1::text[])', [items]);
  }

  /** A household of some members who all consent, each for oneself. */
  async household(size = 1): Promise<{ householdId: string; members: Member[] }> {
    const householdId = await this.world.household({ area: LAOSHAN.code, headName: `户主${serial}` });
    for (let n = 1; n < size; n += 1) {
      const id = randomUUID();
      await this.world.sql("insert into person (id, name, sex, birth_date, home_area_code) values ($1, $2, 'MALE', '1980-01-01', $3)", [
        id,
        `成员${serial}${n}`,
        LAOSHAN.code,
      ]);
      await this.world.sql(
        "insert into household_membership (id, household_id, person_id, relation, \"from\") values (gen_random_uuid(), $1, $2, 'CHILD', '2021-01-01'::date + $3::int)",
        [householdId, id, n],
      );
    }
    const rows = await this.world.sql<{ id: string; name: string }>(
      'select p.id, p.name from household_membership m join person p on p.id = m.person_id where m.household_id = $1 order by m."from"',
      [householdId],
    );
    const members: Member[] = [];
    for (const row of rows) {
      const identity = identityNumber((serial += 1), '19500301');
      const { identitySealed, identityHash, identityTail } = identityColumns(this.world.services.keyring, row.id, identity);
      await this.world.sql('update person set identity_sealed = $2, identity_hash = $3, identity_tail = $4 where id = $1', [
        row.id,
        identitySealed,
        identityHash,
        identityTail,
      ]);
      await this.consent(householdId, row.id, row.name);
      members.push({ ...row, identity });
    }
    return { householdId, members };
  }

  async consent(householdId: string, personId: string | null, givenBy: string): Promise<void> {
    await this.world.sql(
      "insert into consent (id, household_id, person_id, purpose, granted_on, given_by, text_version) values (gen_random_uuid(), $1, $2, 'ECONOMIC_VERIFICATION', '2026-01-01', $3, '1')",
      [householdId, personId, givenBy],
    );
  }

  /** Withdraws the consent of somebody as the console does. */
  async withdraw(personId: string): Promise<void> {
    const [consent] = await this.world.sql<{ id: string }>(
      "select id from consent where person_id = $1 and purpose = 'ECONOMIC_VERIFICATION' and withdrawn_at is null",
      [personId],
    );
    const { userErrors } = await this.worker.mutate(
      'consentWithdraw',
      'ConsentWithdrawInput',
      { id: consent?.id ?? '' },
      'household { id }',
    );
    accepted(userErrors);
  }

  /** An application of a household with what it declares. */
  async application(householdId: string, declared: object = {}): Promise<string> {
    const { application, userErrors } = await this.worker.mutate<{ application: { id: string } | null }>(
      'assistanceApplicationCreate',
      'AssistanceApplicationCreateInput',
      {
        requestId: randomUUID(),
        householdId,
        programme: 'MINIMUM_LIVING_ALLOWANCE',
        ground: 'INCOME',
        persons: 2,
        monthlyIncomeFen: 60_000,
        circumstances: '无固定收入',
        ...declared,
      },
      'application { id }',
    );
    accepted(userErrors);
    return application?.id ?? '';
  }

  start(applicationId: string, by: Actor = this.worker): Promise<{ verification: { id: string } | null; userErrors: RefusedBecause[] }> {
    return by.mutate('verificationStart', 'VerificationStartInput', { requestId: randomUUID(), applicationId }, 'verification { id }');
  }

  async shown(applicationId: string, by: Actor = this.worker): Promise<Shown> {
    const { assistanceApplication } = await by.get<{ assistanceApplication: Shown }>(
      `query V($id: ID!) { assistanceApplication(id: $id) { ${SHOWN} } }`,
      { id: applicationId },
    );
    return assistanceApplication;
  }

  /** How the verification of an application stands once it is in one of these states. */
  async until(applicationId: string, ...states: string[]): Promise<Shown> {
    for (let tries = 0; tries < 600; tries += 1) {
      const shown = await this.shown(applicationId);
      if (states.includes(shown.verification?.state ?? '')) return shown;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the verification does not become ${states.join()}`);
  }

  /** Starts one that must not be refused and waits until everything is asked. */
  async verified(applicationId: string): Promise<Shown> {
    accepted((await this.start(applicationId)).userErrors);
    return this.until(applicationId, 'DONE', 'WAITING', 'STOPPED');
  }
}

/** Questions by item, of everybody. */
export const byItem = (shown: Shown): Record<string, Request> =>
  Object.fromEntries(shown.verificationPeople.flatMap((one) => one.requests.map((request) => [request.item.code, request])));
