import { randomUUID } from 'node:crypto';
import { identityCheckCharacter } from '@finemesh/server/dist/modules/households/index.js';
import type { Actor, RefusedBecause } from '../../testkit/actor.js';

/** An import as the tests look at it. */
export interface Batch {
  id: string;
  state: string;
  version: number;
  rowsRead: number;
  rowsOk: number;
  rowsRejected: number;
  rowsDuplicate: number;
  columns: { header: string; sample: string[] }[];
  mapping: { header: string; field: string | null }[];
  preview: { rowNumber: number; verdict: string; cells: string[] }[];
  cellErrors: { totalCount: number; edges: { node: CellError }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
  job: { id: string; state: string; message: string | null; failureCode: string | null; done: number; total: number } | null;
  viewerCanApply: boolean;
  viewerCanUndo: boolean;
}

/** A fault. */
export interface CellError {
  rowNumber: number;
  header: string | null;
  field: string | null;
  value: string | null;
  code: string;
  message: string;
  duplicateOfRow: number | null;
  duplicateOf: string | null;
}

export const BATCH = `id state version rowsRead rowsOk rowsRejected rowsDuplicate columns { header sample } mapping { header field } preview { rowNumber verdict cells }
  cellErrors { totalCount edges { node { rowNumber header field value code message duplicateOfRow duplicateOf } } pageInfo { endCursor hasNextPage } }
  job { id state message failureCode done total } viewerCanApply viewerCanUndo`;

/** The header of a household roster. */
export const HOUSEHOLD_HEADER = '家庭编号,姓名,身份证号,与户主关系,联系电话,所在区域,详细地址,救助类别,享受日期';

/** An identity number with a right check character that nobody bears; `n` tells them apart. */
export function identityNumber(n: number, birth = '19490101'): string {
  const body = `370299${birth}${String(n).padStart(3, '0')}`;
  return body + identityCheckCharacter(body);
}

/** Sends a file as the console does; answers the raw response. */
export function upload(actor: Actor, content: Buffer | string, name = 'roster.csv') {
  const boundary = 'finemesh-test-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return actor.send('POST', '/upload', body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
}

type Payload = { importBatch: Batch | null; userErrors: RefusedBecause[] };

/** Uploads a file and starts its import. */
export async function start(actor: Actor, kind: string, content: Buffer | string, name?: string): Promise<Payload> {
  const response = await upload(actor, content, name);
  if (response.statusCode !== 201) throw new Error(`upload: ${response.statusCode} ${response.body}`);
  const { uploadId } = response.json<{ uploadId: string }>();
  return actor.mutate<Payload>('importStart', 'ImportStartInput', { requestId: randomUUID(), uploadId, kind }, `importBatch { ${BATCH} }`);
}

/** The import as it is now. */
export async function look(actor: Actor, id: string): Promise<Batch | null> {
  return (await actor.get<{ importBatch: Batch | null }>(`query Q($id: ID!) { importBatch(id: $id) { ${BATCH} } }`, { id })).importBatch;
}

/** Waits until no job works on the import any more: the job is over a moment after its work has been committed. */
export async function settled(actor: Actor, id: string): Promise<Batch> {
  for (let tries = 0; tries < 600; tries += 1) {
    const batch = await look(actor, id);
    const working = batch?.job?.state === 'QUEUED' || batch?.job?.state === 'RUNNING';
    if (batch && !working && !batch.state.endsWith('ING')) return batch;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the import does not settle');
}

/** Uploads, starts and waits for the check. */
export async function checked(actor: Actor, kind: string, content: Buffer | string, name?: string): Promise<Batch> {
  const { importBatch, userErrors } = await start(actor, kind, content, name);
  if (!importBatch) throw new Error(JSON.stringify(userErrors));
  return settled(actor, importBatch.id);
}

/** Applies a checked import and waits for it. */
export async function applied(actor: Actor, batch: Batch, skipRejected = false): Promise<Batch> {
  const { importBatch, userErrors } = await command(actor, 'Apply', batch, { skipRejected });
  if (!importBatch) throw new Error(JSON.stringify(userErrors));
  return settled(actor, batch.id);
}

/** Takes an applied import back and waits for it. */
export async function undone(actor: Actor, batch: Pick<Batch, 'id' | 'version'>): Promise<Batch> {
  const { importBatch, userErrors } = await command(actor, 'Undo', batch);
  if (!importBatch) throw new Error(JSON.stringify(userErrors));
  return settled(actor, batch.id);
}

/** Gives an import one of its commands. */
export function command(
  actor: Actor,
  verb: 'Map' | 'Apply' | 'Undo',
  batch: Pick<Batch, 'id' | 'version'>,
  input: object = {},
): Promise<Payload> {
  return actor.mutate<Payload>(
    `import${verb}`,
    `Import${verb}Input`,
    { id: batch.id, expectedVersion: batch.version, ...input },
    `importBatch { ${BATCH} }`,
  );
}

/** Faults of an import without their English sentences. */
export function faults(batch: Batch): string[] {
  return batch.cellErrors.edges.map(({ node }) => `${node.rowNumber} ${node.field ?? '-'} ${node.code}`);
}
