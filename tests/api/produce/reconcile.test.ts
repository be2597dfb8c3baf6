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

  /** @returns what was done, or why not */
  async run(given: Command): Promise<string> {
    const participantId = this.participants[given.other % this.participants.length] ?? '';
    const debt = this.debts[given.which % Math.max(1, this.debts.length)];
    const payment = this.payments[given.which % Math.max(1, this.payments.length)];
    if (given.verb === 'deliver') {
      const line = {
        orderId: this.orderId,
        participantId,
        quantity: given.hundredths / 100,
        unitPriceFen: 1999,
        deliveredOn: '2026-06-08',
      };
      expect(
        codes(await this.send('produceDeliveriesRecord', 'ProduceDeliveriesRecordInput', { projectId: desk.projectId, lines: [line] })),
      ).toBe('');
      const fen = Math.round((given.hundredths * 1999) / 100);
      this.debts.push({ id: await this.last('produce_delivery'), participantId, kind: 'deliveryId', fen, paid: 0, voided: false });
      return 'deliver';
    }
    if (given.verb === 'work') {
      const work = {
        participantId,
        kind: 'JOB',
        employer: '合作社',
        task: '分拣',
        fromOn: '2026-06-01',
        untilOn: '2026-06-02',
        days: 1.5,
        wageFen: given.hundredths,
      };
      expect(codes(await this.send('labourRecordAdd', 'LabourRecordAddInput', work))).toBe('');
      this.debts.push({
        id: await this.last('labour_record'),
        participantId,
        kind: 'labourId',
        fen: given.hundredths,
        paid: 0,
        voided: false,
      });
      return 'work';
    }
    if (given.verb === 'pay' && debt) return this.pay(given, debt);
    if (given.verb === 'undo' && payment) {
      const answer = await this.send('householdPaymentUndo', 'HouseholdPaymentUndoInput', { id: payment.id, reason: '付错' });
      expect(codes(answer)).toBe(payment.undone ? 'ILLEGAL_TRANSITION' : '');
      if (payment.undone) return 'undone before';
      payment.undone = true;
      for (const { debt: of, fen } of payment.lines) of.paid -= fen;
      return 'undo';
    }
    if (given.verb === 'void' && debt?.kind === 'deliveryId') {
      const answer = await desk.ngo.mutate(
        'produceDeliveryVoid',
        'ProduceReasonInput',
        { id: debt.id, expectedVersion: 1, reason: '录错' },
        'project { id }',
      );
      expect(codes(answer)).toBe(debt.voided ? 'STALE_VERSION' : debt.paid > 0 ? 'IN_USE' : '');
      if (debt.paid > 0) return 'paid, not voided';
      debt.voided = true;
      return 'void';
    }
    return 'nothing there';
  }

  /** Pays one debt, and with it another of the same household if there is one. */
  private async pay(given: Command, debt: Debt): Promise<string> {
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
    expect(codes(answer)).toBe(possible ? '' : 'OUT_OF_RANGE');
    if (!possible) return 'more than owed';
    for (const { debt: of, fen } of lines) of.paid += fen;
    this.payments.push({ id: answer.payment?.id ?? '', lines, undone: false });
    return 'pay';
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
        seen.add(await clerk.run(each));
        const after = await figures();
        expect(Object.fromEntries(KEYS.map((key) => [key, after[key] - before[key]]))).toEqual(clerk.sums);
      }
    }),
    { numRuns: 12, seed: 20_261_126 },
  );
  // The sequences are worth something only if they went everywhere.
  expect([...seen]).toEqual(
    expect.arrayContaining(['deliver', 'work', 'pay', 'undo', 'void', 'more than owed', 'undone before', 'paid, not voided']),
  );
}, 60_000);
