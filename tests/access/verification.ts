import { randomUUID } from 'node:crypto';
import { seal } from '@finemesh/server/dist/platform/vault/envelope.js';
import type { World } from '../testkit/world.js';
import { applicationIn } from './assistance.js';
import { inArea, only, type RoleName, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const STARTERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const satisfies readonly RoleName[];
const READERS = [...STARTERS, 'BUREAU_SUPERVISOR'] as const;
const BROWSERS = ['ADMIN', ...READERS] as const;
const REVEALERS = ['COORDINATOR', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'] as const satisfies readonly RoleName[];
/** What a side of the stage holds of verification. */
export interface VerificationSide {
  verificationId: string;
  verificationAnswerId: string;
}

/** A verification of an application that is done, with one answer. */
export async function verificationIn(
  world: World,
  place: { area: number; householdId: string; applicationId: string },
): Promise<VerificationSide> {
  const [id, requestId, answerId] = [randomUUID(), randomUUID(), randomUUID()];
  const by = (await world.actor('SOCIAL_WORKER')).accountId;
  await world.sql(
    `insert into verification (id, number, application_id, household_id, area_code, state, ordered_by, ended_at) values ($1, $1::uuid::text, $2, $3, $4, 'DONE', $5, now())`,
    [id, place.applicationId, place.householdId, place.area, by],
  );
  await world.sql(
    `insert into verification_request (id, verification_id, area_code, person_id, item_code, round, state, ended_at)
     select $1, $2, $3, m.person_id, 'PENSION', 1, 'ANSWERED', now() from household_membership m where m.household_id = $4 limit 1`,
    [requestId, id, place.area, place.householdId],
  );
  await world.sql(
    `insert into verification_answer (id, request_id, area_code, found, value, as_of, body_sealed, body_hash, connector, key_id, signature, signed_at, expires_on)
     values ($1, $2, $3, true, 100, '2026-06-01', $4, repeat('0', 64), 'x', 'x', 'x', now(), '2026-12-01')`,
    [
      answerId,
      requestId,
      place.area,
      seal(world.services.keyring, { table: 'verification_answer', column: 'body_sealed', rowId: answerId }, '{}'),
    ],
  );
  return { verificationId: id, verificationAnswerId: answerId };
}

/** Who reaches verification: case workers ask, the bureau looks, administrators keep the catalogue and see nobody's answers. */
export const verificationMatrix: Readonly<Record<string, Row>> = {
  verificationDepartments: only('all', ...BROWSERS),
  verificationConnectors: only('all', 'ADMIN'),
  verificationStart: inArea(...STARTERS),
  verificationEvidenceReveal: inArea(...REVEALERS),
  verificationDepartmentSave: only('all', 'ADMIN'),
  verificationItemSave: only('all', 'ADMIN'),
};

const ASKED = 'tests/api/verification: written with a start, by jobs and with the catalogue';

/** Which rows of verification a role sees in SQL. */
export const verificationTables: Readonly<Record<string, TableAccess>> = {
  verification_department: { area: null, see: BROWSERS, writesAskedIn: ASKED },
  verification_item: { area: null, see: BROWSERS, writesAskedIn: ASKED },
  verification: { area: 't.area_code', see: READERS, writesAskedIn: ASKED },
  verification_request: { area: 't.area_code', see: READERS, writesAskedIn: ASKED },
  verification_answer: { area: 't.area_code', see: READERS, writesAskedIn: ASKED },
};

/** How the queries of verification are asked. */
export const verificationQueries: Readonly<Record<string, QueryFixture>> = {
  verificationDepartments: { kind: 'rows', selection: '{ code }', sql: 'select code id from verification_department', id: () => '' },
  verificationConnectors: { kind: 'rows', selection: '{ name }', sql: "select '' id where false", id: () => '' },
};

/** An application of a household that consents. */
async function consenting({ stage, area: place }: Aim): Promise<string> {
  const { world } = stage;
  const householdId = await world.household({ area: place.code });
  await world.sql(
    `insert into consent (id, household_id, person_id, purpose, granted_on, given_by, text_version)
     select gen_random_uuid(), $1, m.person_id, 'ECONOMIC_VERIFICATION', '2026-01-01', p.name, '1' from household_membership m join person p on p.id = m.person_id where m.household_id = $1`,
    [householdId],
  );
  return applicationIn(world, 'SUBMITTED', householdId, place.code);
}

/** Input of each change of verification. */
export const verificationMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  verificationStart: async (aim) => ({ requestId: randomUUID(), applicationId: await consenting(aim) }),
  verificationEvidenceReveal: async ({ stage, area: place }) => {
    const householdId = await stage.world.household({ area: place.code });
    const applicationId = await applicationIn(stage.world, 'SUBMITTED', householdId, place.code);
    return {
      id: (await verificationIn(stage.world, { area: place.code, householdId, applicationId })).verificationAnswerId,
      purpose: '核对',
    };
  },
  verificationDepartmentSave: async () => ({
    code: `T${randomUUID().slice(0, 8).toUpperCase()}`,
    name: '测试部门',
    nameEn: 'Test department',
    active: true,
  }),
  verificationItemSave: async () => ({
    code: `T${randomUUID().slice(0, 8).toUpperCase()}`,
    departmentCode: 'TAX',
    name: '测试事项',
    nameEn: 'Test item',
    measure: 'YES_NO',
    active: true,
  }),
};

/** Grants of the runtime role. */
export const verificationGrants: Readonly<Record<string, string>> = {
  verification: 'INSERT SELECT UPDATE',
  verification_answer: 'INSERT SELECT',
  verification_department: 'INSERT SELECT UPDATE',
  verification_item: 'INSERT SELECT UPDATE',
  verification_request: 'INSERT SELECT UPDATE',
};

/** Functions with their owner's rights. */
export const verificationFunctions: Readonly<Record<string, string>> = {
  'app.person_consent': 'verification asks for yes or no without the consent itself',
  'app.verification_collection':
    'regular work orders, as whoever ordered the verification, that answers be taken; learns where a question stands',
  'app.verification_item_answered': 'yes or no for administrators of the catalogue, who see no answers',
  'app.verification_open': 'which of some questions are open, so that others are taken back; only ids leave it',
  'app.verification_settled': 'trigger: a verification is done with its last question, whoever ended that',
  'app.verification_withdrawn': 'trigger: a consent that is withdrawn ends questions, whoever withdraws it',
};
