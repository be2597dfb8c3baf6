import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Product } from '../testkit/product.js';

const ROUNDS = 3;
const AT_ONCE = 10;

let product: Product;
let cookie = '';

beforeAll(async () => {
  product = await Product.start('small');
  const answer = await post('mutation($input: SessionSignInInput!) { sessionSignIn(input: $input) { userErrors { code } } }', {
    input: { username: 'demo.coordinator', password: 'finemesh-demo' },
  });
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  if (!cookie.includes('=')) throw new Error('not signed in');
});
afterAll(() => product?.remove());

function post(query: string, variables: object): Promise<Response> {
  return fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-finemesh-csrf': '1', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify({ query, variables }),
  });
}

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = (await (await post(query, variables)).json()) as { data: T; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map((error) => error.message).join('; '));
  return data;
}

/** One command of the sequence; sent again with the same key until it is answered. */
interface Command {
  readonly name: 'householdPaymentRecord' | 'householdPaymentUndo' | 'produceDeliveriesRecord';
  readonly type: string;
  readonly input: { requestId: string } & Record<string, unknown>;
  answered: boolean;
  accepted: boolean;
}

async function send(command: Command): Promise<void> {
  const selection = command.name === 'produceDeliveriesRecord' ? 'project { id }' : 'payment { id }';
  const data = await ask<Record<string, { userErrors: { code: string }[] }>>(
    `mutation($input: ${command.type}!) { ${command.name}(input: $input) { ${selection} userErrors { code } } }`,
    { input: command.input },
  );
  command.answered = true;
  command.accepted = (data[command.name]?.userErrors.length ?? 1) === 0;
}

/** A small generator with a seed: the same run each time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}
const random = numbers(7_202_026);
const below = (limit: number): number => Math.floor(random.next().value * limit);

interface Books {
  project: { figures: { paidFen: number; incomeFen: number; deliveredFen: number } };
  payments: { id: string; receipt: string; amountFen: number; reversedBy: { id: string } | null; income: { amountFen: number }[] }[];
  deliveries: { id: string; amountFen: number; paidFen: number; participant: { id: string } }[];
}

async function books(projectId: string): Promise<Books> {
  const { pairingProject, householdPayments, produceDeliveries } = await ask<{
    pairingProject: Books['project'];
    householdPayments: { edges: { node: Books['payments'][number] }[] };
    produceDeliveries: { edges: { node: Books['deliveries'][number] }[] };
  }>(
    `query($id: ID!) { pairingProject(id: $id) { figures { paidFen incomeFen deliveredFen } }
       householdPayments(first: 100, filter: { projectId: $id }) { edges { node { id receipt amountFen reversedBy { id } income { amountFen } } } }
       produceDeliveries(first: 100, filter: { projectId: $id }) { edges { node { id amountFen paidFen participant { id } } } } }`,
    { id: projectId },
  );
  return {
    project: pairingProject,
    payments: householdPayments.edges.map(({ node }) => node),
    deliveries: produceDeliveries.edges.map(({ node }) => node),
  };
}

it('reconciles after any sequence, the server killed in the middle of it', async () => {
  const found = await ask<{ pairingProjects: { edges: { node: { id: string; participants: { id: string }[] } }[] } }>(
    '{ pairingProjects { edges { node { id participants { id } } } } }',
  );
  const project = found.pairingProjects.edges[0]?.node;
  if (!project) throw new Error('no project');
  const orders = (
    await ask<{ produceOrders: { edges: { node: { id: string } }[] } }>(
      'query($id: ID!) { produceOrders(filter: { projectId: $id, open: true }) { edges { node { id } } } }',
      { id: project.id },
    )
  ).produceOrders.edges.map(({ node }) => node.id);
  const before = await books(project.id);
  const all: Command[] = [];
  let cut = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { payments, deliveries } = await books(project.id);
    const commands = Array.from({ length: AT_ONCE }, (): Command => {
      const requestId = randomUUID();
      const kind = below(3);
      const delivery = deliveries[below(deliveries.length)];
      const payment = payments[below(payments.length)];
      if (kind === 0 && payment && payment.amountFen > 0)
        return {
          name: 'householdPaymentUndo',
          type: 'HouseholdPaymentUndoInput',
          input: { requestId, id: payment.id, reason: '核对' },
          answered: false,
          accepted: false,
        };
      if (kind === 1 && delivery)
        return {
          name: 'householdPaymentRecord',
          type: 'HouseholdPaymentRecordInput',
          input: {
            requestId,
            participantId: delivery.participant.id,
            lines: [{ deliveryId: delivery.id, amountFen: 1 + below(Math.max(1, delivery.amountFen)) }],
            paidOn: '2026-01-02',
            method: 'BANK',
            receipt: requestId,
          },
          answered: false,
          accepted: false,
        };
      return {
        name: 'produceDeliveriesRecord',
        type: 'ProduceDeliveriesRecordInput',
        input: {
          requestId,
          projectId: project.id,
          lines: [
            {
              orderId: orders[below(orders.length)],
              participantId: project.participants[below(project.participants.length)]?.id,
              quantity: (1 + below(400)) / 100,
              unitPriceFen: 1 + below(3000),
              deliveredOn: '2026-01-01',
            },
          ],
        },
        answered: false,
        accepted: false,
      };
    });
    all.push(...commands);
    const sent = Promise.allSettled(commands.map(send));
    await new Promise((resolve) => setTimeout(resolve, 10 + below(60)));
    await product.end('SIGKILL');
    await sent;
    cut += commands.filter((command) => !command.answered).length;
    await product.run();
    // Whoever got no answer sends the same again; whoever got one may too, and nothing happens twice.
    for (const command of commands) await send(command);
  }
  const after = await books(project.id);
  expect(cut).toBeGreaterThan(0);
  expect(all.every((command) => command.answered)).toBe(true);
  // Sum of payments = sum of recorded income, as a whole and for each payment.
  expect(after.project.figures.incomeFen).toBe(after.project.figures.paidFen);
  const sum = (list: { amountFen: number }[]) => list.reduce((total, each) => total + each.amountFen, 0);
  for (const payment of after.payments)
    expect({ id: payment.id, income: sum(payment.income) }).toEqual({ id: payment.id, income: payment.amountFen });
  expect(sum(after.payments)).toBe(after.project.figures.paidFen);
  // Nothing is paid more than once over, and what was acknowledged is there exactly once.
  for (const delivery of after.deliveries) expect(delivery.paidFen >= 0 && delivery.paidFen <= delivery.amountFen).toBe(true);
  const accepted = all.filter((command) => command.accepted);
  const recorded = accepted.filter((command) => command.name === 'householdPaymentRecord');
  expect(recorded.length).toBeGreaterThan(0);
  for (const { input } of recorded) expect(after.payments.filter((payment) => payment.receipt === input.requestId)).toHaveLength(1);
  const made = accepted.filter((command) => command.name !== 'produceDeliveriesRecord').length;
  expect(after.payments.length - before.payments.length).toBe(made);
  expect(after.deliveries.length - before.deliveries.length).toBe(accepted.length - made);
}, 400_000);
