import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import { each, ROLES, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import { aimedParticipant, aimedProject, pairingIn, type PairingMade } from './pairing.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

/** Rows of the produce of a project. */
export interface ProduceMade {
  productId: string;
  orderId: string;
  deliveryId: string;
  paymentId: string;
  /** Number of a project whose page is on. */
  publicNumber: string;
}

const account = async (world: World) => (await world.actor('COORDINATOR')).accountId;

/** A product of a project at 20 yuan a unit. */
export async function productIn(world: World, projectId: string, name = '樱桃'): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into produce_product (id, project_id, name, unit, reference_price_fen, season_from, season_until) values ($1, $2, $3, '斤', 2000, '2026-05-15', '2026-07-15')",
    [id, projectId, name],
  );
  return id;
}

/** An order of a hundred units. */
export async function orderIn(world: World, place: { projectId: string; productId: string }, quantity = 100): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into produce_order (id, number, project_id, product_id, buyer, quantity, unit_price_fen, ordered_on, created_by) values ($1, $2, $3, $4, '某食堂', $5, 2500, '2026-06-01', $6)",
    [id, `D${id.slice(0, 8)}`, place.projectId, place.productId, quantity, await account(world)],
  );
  return id;
}

/** A delivery of ten units at 20 yuan. */
export async function deliveryIn(world: World, orderId: string, participantId: string): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into produce_delivery (id, order_id, participant_id, quantity, unit_price_fen, delivered_on, recorded_by) values ($1, $2, $3, 10, 2000, '2026-06-05', $4)",
    [id, orderId, participantId, await account(world)],
  );
  return id;
}

/** A payment of 50 yuan for a delivery, with its income, in one transaction. */
export async function paymentIn(world: World, participantId: string, deliveryId: string): Promise<string> {
  const id = randomUUID();
  const by = await account(world);
  await world.sql('begin');
  await world.sql(
    "insert into household_payment (id, number, participant_id, amount_fen, paid_on, method, receipt, recorded_by) values ($1, $2, $3, 5000, '2026-06-06', 'BANK', $2, $4)",
    [id, `F${id.slice(0, 8)}`, participantId, by],
  );
  await world.sql(
    "insert into income_record (id, payment_id, source, delivery_id, amount_fen) values (gen_random_uuid(), $1, 'PRODUCE', $2, 5000)",
    [id, deliveryId],
  );
  await world.sql('commit');
  return id;
}

/** One of everything that a project sells and pays. */
export async function produceSide(world: World, { projectId, participantId }: PairingMade): Promise<ProduceMade> {
  const productId = await productIn(world, projectId);
  const orderId = await orderIn(world, { projectId, productId });
  const deliveryId = await deliveryIn(world, orderId, participantId);
  const paymentId = await paymentIn(world, participantId, deliveryId);
  const by = await account(world);
  await world.sql(
    "insert into produce_offer (id, participant_id, product_id, quantity, from_on, until_on, recorded_by) values (gen_random_uuid(), $1, $2, 50, '2026-06-01', '2026-06-30', $3)",
    [participantId, productId, by],
  );
  await world.sql(
    "insert into labour_record (id, participant_id, kind, employer, task, from_on, until_on, days, wage_fen, recorded_by) values (gen_random_uuid(), $1, 'DAY_LABOUR', '合作社', '分拣', '2026-06-01', '2026-06-03', 2.5, 30000, $2)",
    [participantId, by],
  );
  await world.sql(
    "insert into income_statement (id, participant_id, stage, from_on, until_on, amount_fen, source, recorded_by) values (gen_random_uuid(), $1, 'BEFORE', '2025-01-01', '2025-12-31', 900000, 'SELF_REPORTED', $2)",
    [participantId, by],
  );
  const publicNumber = `G${randomUUID().slice(0, 8)}`;
  await world.sql(
    `insert into pairing_project (id, number, name, organisation_id, area_code, summary, state, help_kinds, target_households, starts_on, ends_on, public_since, created_by)
     select gen_random_uuid(), $2, '公开项目', organisation_id, area_code, summary, state, help_kinds, target_households, starts_on, ends_on, now(), created_by from pairing_project where id = $1`,
    [projectId, publicNumber],
  );
  return { productId, orderId, deliveryId, paymentId, publicNumber };
}

const NGO = { NGO_STAFF: 'organisation' } as const;
const READ: Row = { reach: { ...each('area', 'ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'), ...NGO } };
const WORK: Row = { reach: { ...each('area', 'COORDINATOR'), ...NGO } };

/** Produce: as the project that it belongs to; whoever looks after households also records what they earn. */
export const produceMatrix: Readonly<Record<string, Row>> = {
  // Anybody: but only sums, and nothing while the page is off.
  publicProject: { public: true, reach: each('all', ...ROLES) },
  produceOrders: READ,
  produceDeliveries: READ,
  householdPayments: READ,
  produceProductCreate: WORK,
  produceProductUpdate: WORK,
  produceOfferAdd: WORK,
  produceOrderCreate: WORK,
  produceOrderCancel: WORK,
  produceDeliveriesRecord: WORK,
  produceDeliveryVoid: WORK,
  labourRecordAdd: WORK,
  householdPaymentRecord: WORK,
  householdPaymentUndo: WORK,
  incomeStatementAdd: { reach: { ...each('area', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'), ...NGO } },
};

const page = '{ edges { node { id } } totalCount }';

/** Queries of produce. */
export const produceQueries: Readonly<Record<string, QueryFixture>> = {
  publicProject: {
    kind: 'row',
    selection: '{ name }',
    args: (side) => ({ number: side.produce.publicNumber }),
    id: (side) => side.produce.publicNumber,
    shape: () => ({ name: '公开项目' }),
  },
  produceOrders: { kind: 'rows', selection: page, sql: 'select id from produce_order', id: (side) => side.produce.orderId },
  produceDeliveries: { kind: 'rows', selection: page, sql: 'select id from produce_delivery', id: (side) => side.produce.deliveryId },
  householdPayments: { kind: 'rows', selection: page, sql: 'select id from household_payment', id: (side) => side.produce.paymentId },
};

async function aimedOrder(aim: Aim) {
  const made = await aimedParticipant(aim);
  const productId = await productIn(aim.stage.world, made.projectId);
  return { ...made, productId, orderId: await orderIn(aim.stage.world, { projectId: made.projectId, productId }) };
}

async function aimedDelivery(aim: Aim) {
  const made = await aimedOrder(aim);
  return { ...made, deliveryId: await deliveryIn(aim.stage.world, made.orderId, made.participantId) };
}

const requestId = () => randomUUID();

/** Mutations of produce. */
export const produceMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  produceProductCreate: async (aim) => ({
    requestId: requestId(),
    projectId: (await aimedProject(aim)).projectId,
    name: '蓝莓',
    unit: '斤',
    referencePriceFen: 3000,
    seasonFrom: '2026-06-01',
    seasonUntil: '2026-07-31',
  }),
  produceProductUpdate: async (aim) => ({
    id: await productIn(aim.stage.world, (await aimedProject(aim)).projectId),
    expectedVersion: 1,
    referencePriceFen: 1800,
    seasonFrom: '2026-06-01',
    seasonUntil: '2026-07-31',
  }),
  produceOfferAdd: async (aim) => {
    const { participantId, productId } = await aimedOrder(aim);
    return { requestId: requestId(), participantId, productId, quantity: 12.5, fromOn: '2026-06-08', untilOn: '2026-06-20' };
  },
  produceOrderCreate: async (aim) => ({
    requestId: requestId(),
    productId: (await aimedOrder(aim)).productId,
    buyer: '某公司',
    quantity: 30,
    unitPriceFen: 2500,
    orderedOn: '2026-06-08',
  }),
  produceOrderCancel: async (aim) => ({ id: (await aimedOrder(aim)).orderId, expectedVersion: 1, reason: '买方取消' }),
  produceDeliveriesRecord: async (aim) => {
    const { projectId, orderId, participantId } = await aimedOrder(aim);
    return {
      requestId: requestId(),
      projectId,
      lines: [{ orderId, participantId, quantity: 10.5, unitPriceFen: 2000, deliveredOn: '2026-06-08' }],
    };
  },
  produceDeliveryVoid: async (aim) => ({ id: (await aimedDelivery(aim)).deliveryId, expectedVersion: 1, reason: '录错' }),
  labourRecordAdd: async (aim) => ({
    requestId: requestId(),
    participantId: (await aimedParticipant(aim)).participantId,
    kind: 'DAY_LABOUR',
    employer: '合作社',
    task: '采摘',
    fromOn: '2026-06-01',
    untilOn: '2026-06-02',
    days: 1.5,
    wageFen: 18_000,
  }),
  householdPaymentRecord: async (aim) => {
    const { participantId, deliveryId } = await aimedDelivery(aim);
    return {
      requestId: requestId(),
      participantId,
      lines: [{ deliveryId, amountFen: 1000 }],
      paidOn: '2026-06-08',
      method: 'BANK',
      receipt: 'R-1',
    };
  },
  householdPaymentUndo: async (aim) => {
    const { participantId, deliveryId } = await aimedDelivery(aim);
    return { requestId: requestId(), id: await paymentIn(aim.stage.world, participantId, deliveryId), reason: '付错' };
  },
  incomeStatementAdd: async (aim) => {
    const made = await aimedParticipant(aim);
    await pairingIn(aim.stage.world, 'ACTIVE', made, ['INCOME']);
    return {
      requestId: requestId(),
      participantId: made.participantId,
      stage: 'BEFORE',
      fromOn: '2025-01-01',
      untilOn: '2025-12-31',
      amountFen: 900_000,
      source: 'SELF_REPORTED',
    };
  },
};

const READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const;
const WORKERS = ['COORDINATOR', 'NGO_STAFF'] as const;
const ofProject = (column: string) => `(select p.${column} from pairing_project p where p.id = t.project_id)`;
const ofParticipant = (column: string) =>
  `(select p.${column} from pairing_project p join pairing_participant q on q.project_id = p.id where q.id = t.participant_id)`;
const ofPayment = (column: string) =>
  `(select p.${column} from pairing_project p join pairing_participant q on q.project_id = p.id join household_payment y on y.participant_id = q.id where y.id = t.payment_id)`;
const project: TableAccess = { area: ofProject('area_code'), organisation: ofProject('organisation_id'), see: READERS };
const participant: TableAccess = { area: ofParticipant('area_code'), organisation: ofParticipant('organisation_id'), see: READERS };
const written = 'tests/api/produce/money.test.ts';

/** Rows of produce. */
export const produceTables: Readonly<Record<string, TableAccess>> = {
  produce_product: { ...project, add: WORKERS, change: WORKERS },
  produce_order: { ...project, writesAskedIn: written },
  produce_offer: { ...participant, writesAskedIn: written },
  produce_delivery: { ...participant, writesAskedIn: written },
  labour_record: { ...participant, writesAskedIn: written },
  household_payment: { ...participant, writesAskedIn: written },
  income_record: { area: ofPayment('area_code'), organisation: ofPayment('organisation_id'), see: READERS, writesAskedIn: written },
  // The organisation sees none of the stage: no consent there names the income.
  income_statement: { area: ofParticipant('area_code'), see: READERS },
};

/** Grants of produce. */
export const produceGrants: Readonly<Record<string, string>> = {
  household_payment: 'INSERT SELECT',
  income_record: 'INSERT SELECT',
  income_statement: 'INSERT SELECT',
  labour_record: 'INSERT SELECT',
  produce_delivery: 'INSERT SELECT UPDATE',
  produce_offer: 'INSERT SELECT',
  produce_order: 'DELETE INSERT SELECT UPDATE',
  produce_product: 'INSERT SELECT UPDATE',
};

/** Definer functions of produce. */
export const produceFunctions: Readonly<Record<string, string>> = {
  'app.payment_reconciles': 'trigger: payment and income are equal at commit, of rows that the actor may not see',
  'app.income_within': 'trigger: nothing is paid twice, under a lock on what is owed',
  'app.delivery_within': 'trigger: no more than ordered, under a lock on the order',
  'app.order_stands': 'trigger: an order with deliveries is not cancelled, whoever delivered',
  'app.pairing_shows_income': 'policy of statements: whether a consent in force names the income; yes or no',
  'app.import_records_in_use': 'as import_in_use, for rosters; called by it alone',
  'app.public_project': 'the anonymous page of a project that switched it on; sums, small counts left out',
};
