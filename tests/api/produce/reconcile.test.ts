import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { orderIn, productIn } from '../../access/produce.js';
import { nominee, openDesk, type Desk } from '../pairing/desk.js';

let desk: Desk;
let productId: string;
beforeAll(async () => {
  desk = await openDesk();
  productId = await productIn(desk.world, desk.projectId);
});
afterAll(() => desk.world.stop());

/** A command of a sequence; what it is about is chosen among what there is by then. */
const command = fc.record({
  verb: fc.constantFrom('deliver', 'deliver', 'work', 'pay', 'pay', 'pay', 'undo', 'void'),
  which: fc.nat(999),
  other: fc.nat(999),
  share: fc.integer({ min: 1, max: 120 }),
  hundredths: fc.integer({ min: 1, max: 3000 }),
});
interface Command {
  verb: string;
  which: number;
  other: number;
  /** Per cent of what is still owed that is paid; above 100 it is too much. */
  share: number;
  hundredths: number;
}

interface Debt {
  readonly id: string;
  readonly participantId: string;
  readonly kind: 'deliveryId' | 'labourId';
  readonly fen: number;
  paid: number;
  voided: boolean;
}
interface Paid {
  readonly id: string;
  readonly lines: readonly { readonly debt: Debt; readonly fen: number }[];
  undone: boolean;
}

/** A command that was given: what came of it, and what the clerk knew must come of it (codes, empty when it is done). */
interface Step {
  readonly what: string;
  readonly refused: string;
  readonly expected: string;
}

const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
const codes = (answer: { userErrors: { code: string }[] }) => answer.userErrors.map((error) => error.code).join();

/** The books as a slow clerk keeps them: each command is given to the product, and the clerk knows beforehand what must come of it. */
class Clerk {
  private readonly debts: Debt[] = [];
  private readonly payments: Paid[] = [];
  constructor(
    private readonly participants: readonly string[],
    private readonly orderId: string,
  ) {}

  private send(name: string, type: string, input: object) {
    return desk.ngo.mutate<{ payment?: { id: string } | null }>(
      name,
      type,
      { requestId: randomUUID(), ...input },
      name.startsWith('householdPayment') ? 'payment { id }' : 'project { id }',
    );
  }
  /** The row that was written last: its id says when. */
  private async last(table: 'produce_delivery' | 'labour_record'): Promise<string> {
    return (await desk.world.sql<{ id: string }>(`select id from ${table} order by id desc limit 1`))[0]?.id ?? '';
  }

  async run(given: Command): Promise<Step> {
    const participantId = this.participants[given.other % this.participants.length] ?? '';
    const debt = this.debts[given.which % Math.max(1, this.debts.length)];
    const payment = this.payments[given.which % Math.max(1, this.payments.length)];
    if (given.verb === 'deliver' || given.verb === 'work') return this.owe(given, participantId);
    if (given.verb === 'pay' && debt) return this.pay(given, debt);
    if (given.verb === 'undo' && payment) return this.undo(payment);
    if (given.verb === 'void' && debt?.kind === 'deliveryId') return this.void(debt);
    return { what: 'nothing there', refused: '', expected: '' };
  }

  private async owe(given: Command, participantId: string): Promise<Step> {
    const delivery = {
      projectId: desk.projectId,
      lines: [{ orderId: this.orderId, participantId, quantity: given.hundredths / 100, unitPriceFen: 1999, deliveredOn: '2026-06-08' }],
    };
    const period = { fromOn: '2026-06-01', untilOn: '2026-06-02', days: 1.5 };
    const work = { participantId, kind: 'JOB', employer: '合作社', task: '分拣', ...period, wageFen: given.hundredths };
    const goods = given.verb === 'deliver';
    const answer = goods
      ? await this.send('produceDeliveriesRecord', 'ProduceDeliveriesRecordInput', delivery)
      : await this.send('labourRecordAdd', 'LabourRecordAddInput', work);
    this.debts.push({
      id: await this.last(goods ? 'produce_delivery' : 'labour_record'),
      participantId,
      kind: goods ? 'deliveryId' : 'labourId',
      fen: goods ? Math.round((given.hundredths * 1999) / 100) : given.hundredths,
      paid: 0,
      voided: false,
    });
    return { what: given.verb, refused: codes(answer), expected: '' };
  }

  private async undo(payment: Paid): Promise<Step> {
    const answer = await this.send('householdPaymentUndo', 'HouseholdPaymentUndoInput', { id: payment.id, reason: '付错' });
    if (payment.undone) return { what: 'undone before', refused: codes(answer), expected: 'ILLEGAL_TRANSITION' };
    payment.undone = true;
    for (const { debt, fen } of payment.lines) debt.paid -= fen;
    return { what: 'undo', refused: codes(answer), expected: '' };
  }

  private async void(debt: Debt): Promise<Step> {
    const input = { id: debt.id, expectedVersion: 1, reason: '录错' };
    const answer = await desk.ngo.mutate('produceDeliveryVoid', 'ProduceReasonInput', input, 'project { id }');
    if (debt.voided) return { what: 'voided before', refused: codes(answer), expected: 'STALE_VERSION' };
    if (debt.paid > 0) return { what: 'paid, not voided', refused: codes(answer), expected: 'IN_USE' };
    debt.voided = true;
    return { what: 'void', refused: codes(answer), expected: '' };
  }

  /** Pays one debt, and with it another of the same household if there is one. */
  private async pay(given: Command, debt: Debt): Promise<Step> {
    const second = this.debts.find(
      (each) => each !== debt && each.participantId === debt.participantId && each.paid < each.fen && !each.voided,
    );
    const lines = [debt, ...(second && given.other % 2 === 0 ? [second] : [])].map((of) => ({
      debt: of,
      fen: Math.max(1, Math.floor(((of.fen - of.paid) * given.share) / 100)),
    }));
    const possible = lines.every(({ debt: of, fen }) => !of.voided && of.paid + fen <= of.fen);
    const answer = await this.send('householdPaymentRecord', 'HouseholdPaymentRecordInput', {
      participantId: debt.participantId,
      lines: lines.map(({ debt: of, fen }) => ({ [of.kind]: of.id, amountFen: fen })),
      paidOn: '2026-06-08',
      method: 'BANK',
      receipt: randomUUID(),
    });
    if (!possible) return { what: 'more than owed', refused: codes(answer), expected: 'OUT_OF_RANGE' };
    for (const { debt: of, fen } of lines) of.paid += fen;
    this.payments.push({ id: answer.payment?.id ?? '', lines, undone: false });
    return { what: 'pay', refused: codes(answer), expected: '' };
  }

  /** What the figures of the project must be, as far as these households go. */
  get sums() {
    const of = (kind: Debt['kind']) => this.debts.filter((debt) => debt.kind === kind && !debt.voided);
    const paid = (kind: Debt['kind']) => sum(of(kind).map((debt) => debt.paid));
    return {
      deliveredFen: sum(of('deliveryId').map((debt) => debt.fen)),
      wageFen: sum(of('labourId').map((debt) => debt.fen)),
      paidFen: paid('deliveryId') + paid('labourId'),
      incomeFen: paid('deliveryId') + paid('labourId'),
      produceFen: paid('deliveryId'),
      labourFen: paid('labourId'),
    };
  }
}

type Sums = Clerk['sums'];
const KEYS = ['deliveredFen', 'wageFen', 'paidFen', 'incomeFen', 'produceFen', 'labourFen'] as const satisfies readonly (keyof Sums)[];

async function figures(): Promise<Sums> {
  const { pairingProject } = await desk.ngo.get<{ pairingProject: { figures: Sums } }>(
    `query($id: ID!) { pairingProject(id: $id) { figures { ${KEYS.join(' ')} } } }`,
    { id: desk.projectId },
  );
  return pairingProject.figures;
}

it('reconciles to the fen after every command of any sequence', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 15, maxLength: 30 }), async (sequence) => {
      const before = await figures();
      const clerk = new Clerk(
        [(await nominee(desk)).id, (await nominee(desk)).id],
        await orderIn(desk.world, { projectId: desk.projectId, productId }, 1000),
      );
      for (const each of sequence) {
        const { what, refused, expected } = await clerk.run(each);
        seen.add(what);
        expect([what, refused]).toEqual([what, expected]);
        const after = await figures();
        expect(Object.fromEntries(KEYS.map((key) => [key, after[key] - before[key]]))).toEqual(clerk.sums);
      }
    }),
    { numRuns: 12, seed: 20_261_126 },
  );
  // The sequences are worth something only if they went everywhere.
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'deliver',
      'work',
      'pay',
      'undo',
      'void',
      'more than owed',
      'undone before',
      'paid, not voided',
      'voided before',
    ]),
  );
}, 60_000);
