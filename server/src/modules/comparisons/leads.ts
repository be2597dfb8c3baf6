import { columns } from '../../platform/database/loaders.js';
import { operate, type Operation } from '../../platform/database/operation.js';
import type { JobHandler } from '../../platform/jobs/index.js';
import { open } from '../../platform/vault/envelope.js';
import { reportListed, type ListedLead } from '../leads/index.js';
import { ComparisonFinding, ComparisonFindingKind, ComparisonListKind, ListComparison } from './comparison.js';
import { comparisonById } from './loaders.js';

/** Leads made by one operation of the background work. */
const CHUNK = 500;
const DAY = 86_400_000;

/** What lists are called in the text of a lead, which staff read in Chinese. */
const LIST_NAMES: Readonly<Record<ComparisonListKind, string>> = {
  REGISTERED_POOR: '建档立卡名单',
  MEDICAL_BILLS: '医疗费用名单',
  DISABLED_REGISTER: '残疾人名册',
  ASSISTED_ROLL: '低保特困名册',
};
const CONFLICTS = { NAME: '姓名', BIRTH_DATE: '出生日期', IDENTITY_NUMBER: '身份证号', UNSURE: '是否同一人' } as const;

/** Makes the leads of these findings of a comparison and writes them down with the findings. */
export async function makeLeads(op: Operation, comparison: ListComparison, ids: readonly string[]): Promise<void> {
  const findings = await op.rows<ComparisonFinding>(
    `select ${columns(op, ComparisonFinding, 'f')} from comparison_finding f where f.id = any ($1::uuid[]) order by f.id`,
    [ids],
  );
  const due = await op.row<{ days: number | null }>("select app.parameter('comparison.lead.days', $1, app.today()) as days", [
    comparison.areaCode,
  ]);
  if (due?.days == null) throw new Error('policy parameter comparison.lead.days has no value');
  const leads = await reportListed(
    op,
    findings.map((finding) => draftOf(op, comparison, finding)),
    new Date(op.now.getTime() + due.days * DAY),
  );
  await op.rows(
    `update comparison_finding f set lead_id = x.lead, lead_wanted = false, version = f.version + 1 from unnest($1::uuid[], $2::uuid[]) x (id, lead) where f.id = x.id returning f.id`,
    [findings.map((finding) => finding.id), leads],
  );
}

function draftOf(op: Operation, comparison: ListComparison, finding: ComparisonFinding): ListedLead {
  const left = finding.leftName !== null;
  return {
    areaCode: finding.areaCode,
    name: left ? finding.leftName : finding.rightName,
    address: finding.leftAddress ?? finding.rightAddress,
    identity:
      finding.identitySealed &&
      open(op.runtime.keyring, { table: 'comparison_finding', column: 'identity_sealed', rowId: finding.id }, finding.identitySealed),
    identityHash: finding.identityHash,
    identityTail: finding.leftTail ?? finding.rightTail,
    householdId: finding.householdId,
    content: wordsOf(comparison, finding),
  };
}

function wordsOf({ leftKind, rightKind }: ListComparison, finding: ComparisonFinding): string {
  const [left, right] = [LIST_NAMES[leftKind], LIST_NAMES[rightKind]];
  const amount = finding.leftAmountFen ?? finding.rightAmountFen;
  const bill = amount === null ? '' : `个人自付 ${(amount / 100).toFixed(2)} 元。`;
  const told = {
    [ComparisonFindingKind.ONLY_LEFT]: `在${left}中，不在${right}中。`,
    [ComparisonFindingKind.ONLY_RIGHT]: `在${right}中，不在${left}中。`,
    [ComparisonFindingKind.CONFLICT]: `在${left}与${right}中，${finding.reasons.map((reason) => CONFLICTS[reason]).join('、')}需核实。`,
  };
  return `数据比对：${told[finding.kind]}${bill}请入户核实。`;
}

/** Makes the leads that somebody asked for of all findings of some kinds, some hundred at a time. */
export const comparisonLeads: JobHandler = {
  idempotent: true,

  async run(job, services) {
    const entry = { accountId: job.accountId };
    let made = 0;
    for (;;) {
      const step = await operate(services, entry, async (op) => {
        const comparison = await op.load(comparisonById, job.subjectId);
        if (!comparison) return 0;
        const rows = await op.rows<{ id: string }>(
          `select f.id from comparison_finding f where f.comparison_id = $1 and f.lead_wanted and f.lead_id is null order by f.id limit ${CHUNK} for update`,
          [comparison.id],
        );
        await makeLeads(
          op,
          comparison,
          rows.map((row) => row.id),
        );
        return rows.length;
      });
      if (step === 0) return `${made} leads made.`;
      made += step;
      await job.progress(made, 0, 'Making leads.');
    }
  },

  /** What was not made yet is not wanted any more; leads that were made stay. */
  async ended(op, comparisonId) {
    await op.rows('update comparison_finding set lead_wanted = false where comparison_id = $1 and lead_wanted returning id', [
      comparisonId,
    ]);
  },
};
