/** What a household needs, as numbers and codes. */
export interface NeedFacts {
  readonly id: string;
  readonly needKinds: readonly string[];
  /** 15-digit code. */
  readonly areaCode: number;
}

/** What a supporter offers. */
export interface SupporterFacts {
  readonly id: string;
  readonly offers: readonly string[];
  readonly areaCode: number;
  readonly capacity: number;
  readonly free: number;
  /** Pairings that ended well, and all that are over. */
  readonly graduated: number;
  readonly over: number;
}

/** Points that each part may bring; dated policy parameters. */
export interface Weights {
  readonly kind: number;
  readonly near: number;
  readonly free: number;
  readonly record: number;
}

/** One part of a score; the parts add up to it. */
export interface ScorePart {
  readonly code: 'KIND' | 'NEAR' | 'FREE' | 'RECORD';
  readonly points: number;
  readonly most: number;
}

/** A supporter for a household with the reasons. */
export interface ScoredSupporter {
  readonly supporterId: string;
  readonly score: number;
  readonly parts: readonly ScorePart[];
}

/** Nearness by the lowest level that both share: community, town, district, city. */
const LEVELS: readonly (readonly [size: number, share: number])[] = [
  [1e3, 1],
  [1e6, 0.7],
  [1e9, 0.4],
];
/** A supporter without a record is neither better nor worse than the middle. */
const UNKNOWN = 0.5;

/** Points of a supporter for a household, or null when none of its offers is needed. Pure: same input, same score. */
export function scoreOf(need: NeedFacts, supporter: SupporterFacts, weights: Weights): ScoredSupporter | null {
  const met = need.needKinds.filter((kind) => supporter.offers.includes(kind)).length;
  if (met === 0 || supporter.free <= 0) return null;
  const near = LEVELS.find(([size]) => Math.floor(need.areaCode / size) === Math.floor(supporter.areaCode / size))?.[1] ?? 0;
  const shares = {
    KIND: [met / need.needKinds.length, weights.kind],
    NEAR: [near, weights.near],
    FREE: [supporter.free / supporter.capacity, weights.free],
    RECORD: [supporter.over === 0 ? UNKNOWN : supporter.graduated / supporter.over, weights.record],
  } as const;
  // One decimal, so that the parts that are shown add up to the score that is shown.
  const parts = (['KIND', 'NEAR', 'FREE', 'RECORD'] as const).map((code) => {
    const [share, most] = shares[code];
    return { code, points: Math.round(share * most * 10) / 10, most };
  });
  const tenths = parts.reduce((sum, part) => sum + Math.round(part.points * 10), 0);
  return { supporterId: supporter.id, score: tenths / 10, parts };
}
