import type { Client } from 'pg';
import { civilDate } from '../../platform/clock.js';
import type { Keyring } from '../../platform/vault/keys.js';
import type { Sink } from './copy.js';
import { IdentityNumbers } from './people.js';
import { homesOf, type Home, type Place } from './places.js';
import { Chance } from './random.js';
import type { WorldSize } from './size.js';

/** A service of the catalogue as far as the world needs it. */
export interface Service {
  readonly code: string;
  readonly team: string;
  readonly skills: readonly string[];
  readonly qualifications: readonly string[];
  readonly minutes: number;
  readonly people: number;
}

/** What all parts of the generator share. */
export interface Ground {
  readonly size: WorldSize;
  readonly now: Date;
  /** Civil date in Asia/Shanghai. */
  readonly today: string;
  readonly year: number;
  readonly keyring: Keyring;
  readonly copier: Sink;
  readonly chance: Chance;
  readonly numbers: IdentityNumbers;
  /** Places to live by district. */
  readonly homes: ReadonlyMap<string, readonly Home[]>;
  /** Grid cells of the city. */
  readonly cells: readonly number[];
  readonly services: readonly Service[];
  /** Policy parameters in force. */
  readonly policy: {
    readonly travelBufferMinutes: number;
    readonly expiryMinutes: Readonly<Record<string, number>>;
    readonly dueHours: Readonly<Record<string, number>>;
  };
}

/** Policy parameters that shape a world. */
export type Policy = Ground['policy'];

const TIERS = ['EMERGENCY', 'URGENT', 'ROUTINE'];

/** What is given from outside. */
type Given = Pick<Ground, 'size' | 'now' | 'keyring' | 'copier'>;

/** The ground of a world on these places, services and parameters. */
export function groundOn(places: readonly Place[], services: readonly Service[], policy: Policy, given: Given): Ground {
  const chance = new Chance('finemesh 2020-08-17');
  const today = civilDate(given.now);
  return {
    ...given,
    today,
    year: Number(today.slice(0, 4)),
    chance,
    numbers: new IdentityNumbers(),
    homes: homesOf(places, given.size.placesPerDistrict, chance),
    cells: places.filter((place) => place.level === 'GRID_CELL').map((place) => place.code),
    services,
    policy,
  };
}

/** Reads from the database what the world stands on. */
export async function layGround(client: Client, given: Given): Promise<Ground> {
  const places = await client.query<Place>('select code, name, level, parent_code as "parentCode" from admin_area order by code');
  const services = await client.query<Service>(
    'select code, team_kind as team, skill_codes as skills, qualification_codes as qualifications, usual_minutes as minutes, people_needed as people from service_type where active and team_kind is not null order by code',
  );
  const parameter = async (key: string): Promise<number> =>
    (await client.query<{ value: number | null }>('select app.parameter($1, null, $2::date) as value', [key, civilDate(given.now)])).rows[0]
      ?.value ?? 0;
  const each = async (prefix: string): Promise<Record<string, number>> => {
    const values: Record<string, number> = {};
    for (const tier of TIERS) values[tier] = await parameter(`${prefix}.${tier.toLowerCase()}`);
    return values;
  };
  return groundOn(
    places.rows,
    services.rows,
    {
      travelBufferMinutes: await parameter('travel.buffer.minutes'),
      expiryMinutes: await each('offer.expiry.minutes'),
      dueHours: await each('need.due.hours'),
    },
    given,
  );
}
