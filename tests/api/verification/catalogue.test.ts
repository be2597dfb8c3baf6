import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { Department } from '../../testkit/department.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { byItem, Office } from './office.js';

interface Item {
  code: string;
  measure: string;
  sample: boolean;
  active: boolean;
  version: number;
}

let world: World;
let admin: Actor;

beforeAll(async () => {
  world = await World.start();
  admin = await world.actor('ADMIN');
});
afterAll(() => world.stop());

async function departments(
  by = admin,
): Promise<{ code: string; connector: string | null; sample: boolean; version: number; items: Item[] }[]> {
  const { verificationDepartments } = await by.get<{ verificationDepartments: Awaited<ReturnType<typeof departments>> }>(
    '{ verificationDepartments { code connector sample version items { code measure sample active version } } }',
  );
  return verificationDepartments;
}
const saveItem = (input: object) =>
  admin.mutate<{ item: Item | null }>(
    'verificationItemSave',
    'VerificationItemSaveInput',
    input,
    'item { code measure sample active version }',
  );
const saveDepartment = (input: object) =>
  admin.mutate('verificationDepartmentSave', 'VerificationDepartmentSaveInput', input, 'department { code connector sample version }');

describe('the catalogue', () => {
  it('has 36 items of 19 departments, all marked as samples, and nobody is asked before an administrator says how', async () => {
    const all = await departments();
    expect([all.length, all.flatMap((one) => one.items).length]).toEqual([19, 36]);
    expect(all.every((one) => one.sample && one.connector === null && one.items.every((item) => item.sample))).toBe(true);
  });

  it('is edited by administrators: what they touch is the city’s own', async () => {
    const department = await Department.start(() => world.clock.now());
    try {
      const office = await Office.open(world);
      office.connect({ exchange: department.settings() });
      const tax = (await departments()).find((one) => one.code === 'TAX');
      const saved = { code: 'TAX', expectedVersion: tax?.version, name: '税务局', nameEn: 'Tax', active: true };
      expect((await saveDepartment({ ...saved, connector: 'nowhere' })).userErrors).toMatchObject([
        { code: 'INVALID_CHOICE', field: ['connector'] },
      ]);
      expect(await saveDepartment({ ...saved, connector: 'exchange' })).toMatchObject({
        department: { connector: 'exchange', sample: false, version: 2 },
      });
      expect((await saveDepartment({ ...saved, connector: 'exchange' })).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
      const fresh = {
        code: 'INVOICES',
        departmentCode: 'TAX',
        name: '开票额',
        nameEn: 'Invoices',
        measure: 'FEN',
        declared: null,
        active: true,
      };
      expect(await saveItem(fresh)).toMatchObject({ item: { code: 'INVOICES', sample: false } });
      expect((await saveItem(fresh)).userErrors).toMatchObject([{ code: 'DUPLICATE' }]);
      expect((await saveItem({ ...fresh, code: 'OTHER_ONE', declared: 'INCOME' })).userErrors).toMatchObject([{ code: 'INVALID_CHOICE' }]);
      expect((await saveItem({ ...fresh, code: 'OTHER_ONE', departmentCode: 'NOBODY' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      // Once somebody was answered about it, its measure stays.
      await world.sql("update verification_item set active = code = 'INVOICES'");
      world.startJobs();
      const { householdId } = await office.household();
      expect(byItem(await office.verified(await office.application(householdId)))['INVOICES']).toMatchObject({ state: 'ANSWERED' });
      const item = (await departments()).flatMap((one) => one.items).find((one) => one.code === 'INVOICES');
      expect((await saveItem({ ...fresh, expectedVersion: item?.version, measure: 'COUNT' })).userErrors).toMatchObject([
        { code: 'IN_USE' },
      ]);
      expect(await saveItem({ ...fresh, expectedVersion: item?.version, active: false })).toMatchObject({ item: { active: false } });
    } finally {
      await department.stop();
    }
  });

  it('shows administrators the connectors by name alone', async () => {
    const { verificationConnectors } = await admin.get<{ verificationConnectors: object[] }>(
      '{ verificationConnectors { name immediate } }',
    );
    expect(verificationConnectors).toEqual([{ name: 'exchange', immediate: true }]);
  });
});

describe('another area', () => {
  it('is as if it did not exist: neither to start nor to look', async () => {
    const stranger = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    const office = await Office.open(world);
    const applicationId = await office.application(await world.household({ area: LAOSHAN.code }));
    expect((await office.start(applicationId, stranger)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const [answer] = await world.sql<{ id: string }>('select id from verification_answer limit 1');
    const seen = await stranger.mutate(
      'verificationEvidenceReveal',
      'VerificationEvidenceRevealInput',
      { id: answer?.id ?? randomUUID(), purpose: '核对' },
      'clear { body }',
    );
    expect(seen).toMatchObject({ clear: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });
});
