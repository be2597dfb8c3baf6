import type { DomainModule } from '../../platform/graphql/module.js';
import { CareAbsence } from './absence.js';
import { AlertStep, BreakGlass, DutyShift, RiskAlert } from './alert.js';
import {
  AbsenceFields,
  AdministrationFields,
  AlertFields,
  GlassFields,
  HouseholdSupportFields,
  LoadFields,
  OutcomeFields,
  ReferralFields,
  ScaleDefinitionFields,
  SessionFields,
  ShiftFields,
  SignedTextFields,
  StepFields,
} from './fields.js';
import { CareAdminMutations } from './mutations/admin.js';
import { AlertMutations } from './mutations/alert.js';
import { DutyMutations } from './mutations/duty.js';
import { ReferralMutations } from './mutations/referral.js';
import { SessionMutations } from './mutations/session.js';
import { CareQueries } from './queries.js';
import { SupportReferral } from './referral.js';
import { ScaleVersion } from './scale.js';
import { ScaleAdministration, SupportSession } from './session.js';
import { resealBatch } from './vault.js';

/** Papers sealed again in one operation after a change of keys. */
const RESEAL_BATCH = 200;

/** Psychological care: confidential sessions, screening scales, alerts that cannot be lost. Nobody imports it. */
export const sessionsModule: DomainModule = {
  name: 'sessions',
  entities: [SupportReferral, SupportSession, ScaleVersion, ScaleAdministration, RiskAlert, AlertStep, BreakGlass, DutyShift, CareAbsence],
  resolvers: [
    CareQueries,
    ReferralMutations,
    SessionMutations,
    AlertMutations,
    DutyMutations,
    CareAdminMutations,
    ReferralFields,
    ScaleDefinitionFields,
    SessionFields,
    AbsenceFields,
    AdministrationFields,
    AlertFields,
    StepFields,
    GlassFields,
    ShiftFields,
    SignedTextFields,
    LoadFields,
    OutcomeFields,
    HouseholdSupportFields,
  ],
  ticks: [
    // The ladder: every process climbs, a row lock lets one of them take each step.
    { everyMs: 10_000, run: async (op) => void (await op.rows('select app.climb_alerts()')) },
    { everyMs: 30_000, run: async (op) => void (await resealBatch(op, RESEAL_BATCH)) },
  ],
};
