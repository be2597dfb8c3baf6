/** Households and persons of a programme. */
export interface Count {
  readonly households: number;
  readonly persons: number;
}

/** How large a world is. */
export interface WorldSize {
  readonly allowance: Count;
  readonly extremeHardship: Count;
  /** Households with temporary assistance; some of them are on the allowance as well. */
  readonly temporary: { readonly households: number; readonly onAllowance: number };
  /** Registered poor persons who are on the allowance or extreme-hardship support. */
  readonly registeredPoorPersons: number;
  /** Persons on the list of registered poor: the published share of them is on the roll; of a year before the source gives the share alone. */
  readonly registeredPoorList: { readonly persons: number; readonly before: { readonly persons: number; readonly matched: number } };
  /** Fen paid in six months. */
  readonly paidFen: {
    readonly allowance: number;
    readonly extremeHardship: number;
    readonly temporary: number;
    readonly priceSubsidy: number;
  };
  /** Households on the low-income watch list alone. */
  readonly watched: number;
  readonly volunteers: number;
  /** Grid workers who sign in, each for one cell of Laoshan; the demo grid worker comes on top. */
  readonly gridWorkers: number;
  /** Days of the coverage ledger that lie behind today. */
  readonly ledgerDays: number;
  /** Needs that were closed in the past. */
  readonly history: number;
  /** Needs that are open today. */
  readonly open: number;
  /** Homes lie in this many places of each district; null for all of them. */
  readonly placesPerDistrict: number | null;
  /** Households of each district by weight, by the district's code of six digits. */
  readonly weights: Readonly<Record<string, number>>;
}

/**
 * The published size (Qingdao Civil Affairs Bureau, 17 August 2020). The source does not give the low-income watch list, the volunteers'
 * work, or how the households spread over the districts: those are samples.
 */
const CITY: WorldSize = {
  allowance: { households: 62_000, persons: 91_000 },
  extremeHardship: { households: 7_439, persons: 7_643 },
  temporary: { households: 5_222, onAllowance: 3_000 },
  registeredPoorPersons: 11_547,
  registeredPoorList: { persons: 25_102, before: { persons: 24_000, matched: 9_360 } },
  paidFen: { allowance: 36_000_000_000, extremeHardship: 6_033_000_000, temporary: 1_964_000_000, priceSubsidy: 4_657_000_000 },
  watched: 1_500,
  volunteers: 20_000,
  gridWorkers: 735,
  ledgerDays: 14,
  history: 200_000,
  open: 2_400,
  placesPerDistrict: null,
  weights: { 370202: 5, 370203: 10, 370211: 14, 370212: 5, 370213: 6, 370214: 6, 370215: 14, 370281: 12, 370283: 17, 370285: 11 },
};

const SMALL: WorldSize = {
  allowance: { households: 400, persons: 587 },
  extremeHardship: { households: 60, persons: 62 },
  temporary: { households: 50, onAllowance: 28 },
  registeredPoorPersons: 75,
  registeredPoorList: { persons: 163, before: { persons: 200, matched: 78 } },
  paidFen: { allowance: 232_220_000, extremeHardship: 48_940_000, temporary: 18_805_000, priceSubsidy: 30_640_000 },
  watched: 24,
  volunteers: 150,
  gridWorkers: 8,
  ledgerDays: 41,
  history: 900,
  open: 170,
  placesPerDistrict: 12,
  // The demo coordinator works in Laoshan: that is where the console has to look alive.
  weights: { 370202: 6, 370203: 8, 370211: 8, 370212: 36, 370213: 6, 370214: 9, 370215: 8, 370281: 7, 370283: 7, 370285: 5 },
};

/** Worlds that can be laid. */
export const WORLD_SIZES = { small: SMALL, city: CITY } as const;

/** Name of a world that can be laid. */
export type WorldKind = keyof typeof WORLD_SIZES;
