import type { DomainModule } from '../../platform/graphql/module.js';
import { CoverageCorrection, CoverageDay, CoverageEntry, CoverageExemption } from './coverage.js';
import { keepLedger } from './days.js';
import {
  CoverageCorrectionFields,
  CoverageEntryFields,
  CoverageExemptionFields,
  CoverageFigureFields,
  HouseholdCoverageFields,
} from './fields.js';
import { CoverageResolver } from './resolver.js';

export { keepLedger } from './days.js';

/** The coverage ledger: every household of the roll in exactly one state on each day. */
export const coverageModule: DomainModule = {
  name: 'coverage',
  entities: [CoverageEntry, CoverageExemption, CoverageDay, CoverageCorrection],
  resolvers: [
    CoverageResolver,
    CoverageEntryFields,
    CoverageFigureFields,
    CoverageExemptionFields,
    CoverageCorrectionFields,
    HouseholdCoverageFields,
  ],
  ticks: [{ everyMs: 60_000, runInPieces: async (runtime) => void (await keepLedger(runtime)) }],
};
