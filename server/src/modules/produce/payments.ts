import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { notAfterToday, openProject, type PairingParticipant, participantById } from '../pairing/index.js';
import { IncomeSource } from './enums.js';
import { HouseholdPayment, IncomeRecord, IncomeStatement, LabourRecord } from './income.js';
import type { HouseholdPaymentRecordInput, HouseholdPaymentUndoInput, IncomeStatementAddInput, LabourRecordAddInput } from './inputs.js';
import { deliveryById, incomeByPayment, labourById, paymentById } from './loaders.js';

constraintMeans('payment_receipt_once', UserErrorCode.DUPLICATE, 'A payment of this household bears this receipt.', ['receipt']);
constraintMeans('payment_reversed_once', UserErrorCode.ILLEGAL_TRANSITION, 'This payment was taken back before.');
constraintMeans('payment_reconciles', UserErrorCode.OUT_OF_RANGE, 'The payment and its income differ.');
constraintMeans('income_within_owed', UserErrorCode.OUT_OF_RANGE, 'More would be paid than is owed.', ['lines']);
constraintMeans('income_of_the_paid', UserErrorCode.INVALID_CHOICE, 'This is owed to another household.', ['lines']);
constraintMeans('labour_dates', UserErrorCode.OUT_OF_RANGE, 'It ends before it starts.', ['untilOn']);
constraintMeans('labour_record_days_check', UserErrorCode.OUT_OF_RANGE, 'Days are counted in halves.', ['days']);
constraintMeans('statement_period', UserErrorCode.OUT_OF_RANGE, 'It ends before it starts.', ['untilOn']);

async function openParticipant(op: Operation, id: string): Promise<PairingParticipant> {
  const participant = await op.load(participantById, id);
  if (!participant) refuse(UserErrorCode.NOT_FOUND, 'No such household in a project.', ['participantId']);
  await openProject(op, participant.projectId, ['participantId']);
  return participant;
}

/** Records paid work. @returns its project. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, OUT_OF_RANGE, REQUEST_REUSED */
export async function addLabour(op: Operation, input: LabourRecordAddInput): Promise<string> {
  const participant = await openParticipant(op, input.participantId);
  notAfterToday(op, input.untilOn, 'untilOn');
  await once(op, input.requestId, 'labourRecordAdd', input, async () => {
    const id = newId();
    const { participantId, kind, fromOn, untilOn, days, wageFen } = input;
    await op.manager.insert(LabourRecord, {
      id,
      participantId,
      kind,
      employer: input.employer.trim(),
      task: input.task.trim(),
      fromOn,
      untilOn,
      days,
      wageFen,
      recordedBy: op.accountId,
    });
    return id;
  });
  return participant.projectId;
}

async function write(op: Operation, payment: Partial<HouseholdPayment>, lines: Partial<IncomeRecord>[]): Promise<string> {
  const id = newId();
  const [row] = await op.rows<{ n: number }>("select nextval('household_payment_number') n");
  await op.manager.insert(HouseholdPayment, {
    ...payment,
    id,
    number: `FK${String(row?.n ?? 0).padStart(7, '0')}`,
    amountFen: lines.reduce((sum, line) => sum + (line.amountFen ?? 0), 0),
    recordedBy: op.accountId,
  });
  // In one order everywhere: two payments that meet at the same deliveries wait for, and never lock, one another.
  const ordered = lines.toSorted((a, b) => ((a.deliveryId ?? a.labourId ?? '') < (b.deliveryId ?? b.labourId ?? '') ? -1 : 1));
  await op.manager.insert(
    IncomeRecord,
    ordered.map((line) => ({ ...line, id: newId(), paymentId: id })),
  );
  // Held against each other now, so that a difference is this command's refusal and not a fault of its commit.
  await op.rows('set constraints all immediate');
  return id;
}

/**
 * Pays a household; the income that the payment is made of is recorded with it, in the same transaction.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, INVALID_CHOICE, OUT_OF_RANGE (more than owed), DUPLICATE (receipt), REQUEST_REUSED
 */
export async function recordPayment(op: Operation, input: HouseholdPaymentRecordInput): Promise<string> {
  const participant = await openParticipant(op, input.participantId);
  notAfterToday(op, input.paidOn, 'paidOn');
  const [deliveries, labours] = await Promise.all([
    Promise.all(input.lines.map(async (line) => (line.deliveryId ? op.load(deliveryById, line.deliveryId) : null))),
    Promise.all(input.lines.map(async (line) => (line.labourId ? op.load(labourById, line.labourId) : null))),
  ]);
  const lines = input.lines.map((line, at): Partial<IncomeRecord> => {
    const field = ['lines', String(at), line.labourId ? 'labourId' : 'deliveryId'];
    if ((line.deliveryId == null) === (line.labourId == null)) refuse(UserErrorCode.REQUIRED, 'Name either a delivery or work.', field);
    const owed = deliveries[at] ?? labours[at];
    if (!owed) refuse(UserErrorCode.NOT_FOUND, 'No such delivery or work.', field);
    if (owed.participantId !== participant.id) refuse(UserErrorCode.INVALID_CHOICE, 'This is owed to another household.', field);
    return {
      source: line.labourId ? IncomeSource.LABOUR : IncomeSource.PRODUCE,
      deliveryId: line.deliveryId ?? null,
      labourId: line.labourId ?? null,
      amountFen: line.amountFen,
    };
  });
  return once(op, input.requestId, 'householdPaymentRecord', input, () =>
    write(op, { participantId: participant.id, paidOn: input.paidOn, method: input.method, receipt: input.receipt.trim() }, lines),
  );
}

/** Takes a payment back whole: a payment and income of the opposite sign. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, REQUEST_REUSED */
export async function undoPayment(op: Operation, input: HouseholdPaymentUndoInput): Promise<string> {
  const payment = await op.load(paymentById, input.id);
  if (!payment) refuse(UserErrorCode.NOT_FOUND, 'No such payment.', ['id']);
  await openParticipant(op, payment.participantId);
  if (payment.reversesId !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'What takes a payment back is not taken back.');
  const income = await op.load(incomeByPayment, payment.id);
  return once(op, input.requestId, 'householdPaymentUndo', input, () =>
    write(
      op,
      {
        participantId: payment.participantId,
        paidOn: payment.paidOn,
        method: payment.method,
        receipt: `${payment.receipt} 冲正`,
        reversesId: payment.id,
        reason: input.reason.trim(),
      },
      income.map(({ source, deliveryId, labourId, amountFen }) => ({ source, deliveryId, labourId, amountFen: -amountFen })),
    ),
  );
}

/** Records a household's whole income over a period. @returns its project. @throws Refusal NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, REQUEST_REUSED */
export async function addStatement(op: Operation, input: IncomeStatementAddInput): Promise<string> {
  const participant = await op.load(participantById, input.participantId);
  if (!participant) refuse(UserErrorCode.NOT_FOUND, 'No such household in a project.', ['participantId']);
  notAfterToday(op, input.untilOn, 'untilOn');
  await once(op, input.requestId, 'incomeStatementAdd', input, async () => {
    const id = newId();
    const { participantId, stage, fromOn, untilOn, amountFen, source } = input;
    await op.manager.insert(IncomeStatement, {
      id,
      participantId,
      stage,
      fromOn,
      untilOn,
      amountFen,
      source,
      note: input.note?.trim() || null,
      recordedBy: op.accountId,
    });
    return id;
  });
  return participant.projectId;
}
