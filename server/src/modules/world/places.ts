import type { Chance } from './random.js';

/** An area of the database as the world needs it. */
export interface Place {
  readonly code: number;
  readonly name: string;
  readonly level: string;
  readonly parentCode: number | null;
}

/** A place where people live. */
export interface Home {
  readonly code: number;
  /** Code of six digits. */
  readonly district: string;
  /** 青岛市崂山区中韩街道东山社区 */
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Middle of each district and how far its homes spread, in degrees. */
const MIDDLES: Readonly<Record<string, readonly [latitude: number, longitude: number, spread: number]>> = {
  370202: [36.07, 120.38, 0.02],
  370203: [36.1, 120.37, 0.025],
  370211: [35.92, 120.1, 0.16],
  370212: [36.14, 120.5, 0.05],
  370213: [36.16, 120.43, 0.025],
  370214: [36.28, 120.38, 0.06],
  370215: [36.42, 120.48, 0.14],
  370281: [36.26, 119.99, 0.12],
  370283: [36.79, 119.96, 0.2],
  370285: [36.86, 120.5, 0.16],
};

/** Places to live by district: grid cells where there are any, else communities. */
export function homesOf(places: readonly Place[], perDistrict: number | null, chance: Chance): Map<string, Home[]> {
  const byCode = new Map(places.map((place) => [place.code, place]));
  const parents = new Set(places.map((place) => place.parentCode));
  const towns = new Map<number, readonly [number, number]>();
  const homes = new Map<string, Home[]>();
  for (const place of places) {
    if (parents.has(place.code) || (place.level !== 'GRID_CELL' && place.level !== 'COMMUNITY')) continue;
    const way = [place];
    for (let above = byCode.get(place.parentCode ?? 0); above; above = byCode.get(above.parentCode ?? 0)) way.unshift(above);
    const district = String(place.code).slice(0, 6);
    const [latitude, longitude, spread] = MIDDLES[district] ?? [36.1, 120.4, 0.1];
    const townCode = Math.floor(place.code / 1e6);
    const town = towns.get(townCode) ?? [
      latitude + (chance.fraction() - 0.5) * 2 * spread,
      longitude + (chance.fraction() - 0.5) * 2 * spread,
    ];
    towns.set(townCode, town);
    const home: Home = {
      code: place.code,
      district,
      address: way
        .filter((area) => area.level !== 'GRID_CELL')
        .map((area) => area.name)
        .join(''),
      latitude: town[0] + (chance.fraction() - 0.5) * spread * 0.4,
      longitude: town[1] + (chance.fraction() - 0.5) * spread * 0.4,
    };
    homes.set(district, [...(homes.get(district) ?? []), home]);
  }
  if (perDistrict !== null) for (const [district, all] of homes) homes.set(district, spreadOut(all, perDistrict));
  return homes;
}

/** So many of a list, at even distances. */
function spreadOut<T>(all: readonly T[], wanted: number): T[] {
  const count = Math.min(wanted, all.length);
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] as T);
}

/** A door somewhere in a place. */
export function doorIn(home: Home, chance: Chance): { address: string; latitude: number; longitude: number } {
  const near = (): number => (chance.fraction() - 0.5) * 0.006;
  const door = home.address.endsWith('村')
    ? `${chance.int(1, 300)}号`
    : `${chance.int(1, 30)}号楼${chance.int(1, 5)}单元${chance.int(1, 18)}0${chance.int(1, 4)}户`;
  return { address: home.address + door, latitude: round(home.latitude + near()), longitude: round(home.longitude + near()) };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
