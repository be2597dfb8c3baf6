import type pg from 'pg';
import { connectOwner } from '../../platform/database/owner.js';
import type { Clock } from '../../platform/clock.js';
import type { Keyring } from '../../platform/vault/keys.js';
import { writeApplicants } from './applicants.js';
import { writeAccounts } from './accounts.js';
import { writeAssistance } from './assistance.js';
import { writeCare } from './care.js';
import { writeComparisons } from './comparisons.js';
import { writeCertificates } from './certificates.js';
import { Copier } from './copy.js';
import { layLedger, writeGrid } from './coverage.js';
import { layGround } from './ground.js';
import { writeDuties } from './duties.js';
import { writeHardship } from './hardship.js';
import { writeHomecare } from './homecare.js';
import { writeHouseholdPlans } from './household-plans.js';
import { writeHouseholds } from './households.js';
import { writeInspections } from './inspections.js';
import { writeLeads } from './leads.js';
import { NeedWriter } from './need-rows.js';
import { writeNotifications } from './notifications.js';
import { writeOutreach } from './outreach.js';
import { writePairing } from './pairing.js';
import { writePapers } from './papers.js';
import { writePayments } from './payments.js';
import { Chance } from './random.js';
import { reconcile } from './reconcile.js';
import { WORLD_SIZES, type WorldKind, type WorldSize } from './size.js';
import { writeResources } from './resources.js';
import { writeReviews } from './reviews.js';
import { writeSubsidy } from './subsidy.js';
import { writeTraining } from './training.js';
import { writeVerifications } from './verification.js';
import { writeVolunteers } from './volunteers.js';
import { WorkHistory } from './work.js';

/** What laying a world needs from the process. */
export interface LayOptions {
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly onProgress?: (line: string) => void;
  /** Another size than the one that belongs to the kind, for tests. */
  readonly size?: WorldSize;
}

const LOCK = 712_027;

/**
 * Lays a demo world into an empty database as its owner: in one transaction, all or nothing, checked before it is committed. The same
 * world comes out at the same instant of the clock, but for sealed values, which never repeat.
 * @returns false when the database holds an account or a household and was left alone
 * @throws Error when what was laid does not add up; nothing is kept then
 */
export async function layWorld(ownerUrl: string, kind: WorldKind, options: LayOptions): Promise<boolean> {
  const client = await connectOwner(ownerUrl);
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const { rows } = await client.query<{ used: boolean }>('select exists (select from account) or exists (select from household) as used');
    const laid = rows[0]?.used === false;
    if (laid) await lay(client, kind, options);
    await client.query('commit');
    if (laid) await client.query('analyze');
    return laid;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function lay(
  client: pg.Client,
  kind: WorldKind,
  { clock, keyring, onProgress = () => undefined, size = WORLD_SIZES[kind] }: LayOptions,
): Promise<void> {
  const now = clock.now();
  await client.query("select set_config('app.now', $1, true)", [now.toISOString()]);
  const copier = new Copier(client);
  onProgress(`生成演示数据（${kind}） / laying the demo world (${kind})`);
  const ground = await layGround(client, { size, now, keyring, copier });
  // Of its own chance, so that everybody else is the same with and without sign-ins.
  const accounts = await copier.withoutTriggers(async () => {
    const made = await writeAccounts({ ...ground, chance: new Chance('accounts') });
    await copier.send();
    const { bench, demo, ids } = await writeVolunteers(ground, made);
    onProgress(`志愿者 ${ids.length} / volunteers ${ids.length}`);
    const writer = new NeedWriter(ground, (areaCode) => (Math.floor(areaCode / 1e9) === 370212 ? made.coordinator : made.citywide));
    const households = await writeHouseholds(ground, new WorkHistory(ground, bench, writer), demo, ids, onProgress);
    await copier.send();
    await writeHouseholdPlans(client, ground, made);
    await writeGrid(client, ground, made);
    await writeLeads(client, ground, made);
    await writeApplicants(client, ground, made);
    await writeResources(client, ground, made);
    await writeDuties(client, ground, made);
    await writeComparisons(client, ground, made);
    await writePayments(client, ground);
    await writeInspections(client, ground, made);
    await writeOutreach(client, ground, made);
    onProgress(`家庭 ${households}，服务需求 ${writer.written} / households ${households}, needs ${writer.written}`);
    await client.query("select setval('household_number', $1), setval('volunteer_number', $2), setval('service_need_number', $3)", [
      households,
      ids.length,
      writer.written,
    ]);
    return made;
  });
  await writePairing(client, ground, accounts);
  await writeCare(client, ground, accounts);
  await client.query('select app.refresh_access()');
  await writeAssistance(client, ground, accounts);
  await writeVerifications(client, ground, accounts);
  await writeReviews(client, ground, accounts);
  await writeHardship(client, ground, accounts);
  await writeHomecare(client, ground, accounts);
  await writeSubsidy(client, ground, accounts);
  await writeNotifications(client, ground);
  await writeCertificates(client, ground, accounts.coordinator);
  await writePapers(client, ground, accounts.social);
  await writeTraining(client, ground, accounts);
  await client.query('insert into world (kind, laid_at) values ($1, $2)', [kind, now]);
  onProgress('核对演示数据 / checking the demo world');
  await client.query(
    'analyze household, person, household_membership, assistance_status, consent, volunteer, service_need, offer, assignment, grid_assignment, coverage_exemption',
  );
  await reconcile(client, size, ground.today);
  onProgress('生成覆盖台账 / writing the coverage ledger');
  await layLedger(client, ground);
}
