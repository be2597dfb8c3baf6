import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import type { PairingFilter, PairingProjectFilter } from './inputs.js';
import { AT_RISK } from './loaders.js';
import { Pairing } from './pairing.js';
import { PairingProject } from './project.js';

/** A page of projects, the newest first. */
export async function listProjects(op: Operation, filter: PairingProjectFilter, args: PageArgs): Promise<Page<PairingProject>> {
  const values: unknown[] = [];
  const parts = ['true'];
  if (filter.areaCode) {
    const [low, high] = areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    parts.push(`int8range($${values.push(low)}, $${values.push(high)}) && app.area_range(p.area_code)`);
  }
  if (filter.states?.length) parts.push(`p.state = any ($${values.push(filter.states)}::text[])`);
  const where = parts.join(' and ');
  const all = [...values];
  const [at, id] = args.after ? decodeCursor(args.after, 2) : [];
  const seek = args.after ? ` and (p.created_at, p.id) < ($${all.push(at)}::timestamptz, $${all.push(id)}::uuid)` : '';
  const rows = await op.rows<PairingProject>(
    `select ${columns(op, PairingProject, 'p')} from pairing_project p where ${where}${seek} order by p.created_at desc, p.id desc limit $${all.push(pageLength(args.first) + 1)}`,
    all,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*) n from pairing_project p where ${where}`, values))?.n ?? 0;
  return toPage(rows, args, (project) => [project.createdAt, project.id], total);
}

/** A page of pairings: first those whose time has come, the longest overdue before all. */
export async function listPairings(op: Operation, filter: PairingFilter, args: PageArgs): Promise<Page<Pairing>> {
  // Both places are named in every form of the statement: $1 is the project or null, $2 the instant.
  const values: unknown[] = [filter.projectId ?? null, op.now];
  const parts = ['($1::uuid is null or p.project_id = $1)', '$2::timestamptz is not null'];
  const living = "(p.state <> 'ENDED' and (p.occupied_until is null or p.occupied_until > $2))";
  if (filter.living === true) parts.push(living);
  if (filter.living === false) parts.push(`not ${living}`);
  if (filter.atRisk === true) parts.push(AT_RISK);
  const where = parts.join(' and ');
  const all = [...values];
  const [at, id] = args.after ? decodeCursor(args.after, 2) : [];
  const seek = args.after ? ` and (p.attention_at, p.id) > ($${all.push(at)}::timestamptz, $${all.push(id)}::uuid)` : '';
  const rows = await op.rows<Pairing>(
    `select ${columns(op, Pairing, 'p')} from pairing p where ${where}${seek} order by p.attention_at, p.id limit $${all.push(pageLength(args.first) + 1)}`,
    all,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*) n from pairing p where ${where}`, values))?.n ?? 0;
  return toPage(rows, args, (pairing) => [pairing.attentionAt, pairing.id], total);
}
