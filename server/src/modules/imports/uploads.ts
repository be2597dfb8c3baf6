import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { DEFAULT_LIMITS, isWorkbook } from '../../platform/spreadsheets/index.js';
import { open, seal } from '../../platform/vault/envelope.js';

/** Largest file that is taken. */
export const MAX_UPLOAD_BYTES = DEFAULT_LIMITS.maxBytes;
/** Bytes that are sealed as one piece. */
const PART_BYTES = 768 * 1024;
/** Uploads that were never imported are forgotten after a day. */
const KEEP_HOURS = 24;

/** Sealed, a file cannot be made smaller any more; a text packed before is a quarter of itself, at little cost. A workbook is packed already. */
const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

/** An uploaded file. */
export interface UploadedFile {
  name: string;
  content: Buffer;
}

/**
 * Keeps a file until it has been imported. It is full of identity numbers: what is stored is sealed.
 * @returns the id of the upload
 */
export async function storeUpload(op: Operation, file: UploadedFile): Promise<string> {
  await op.rows(
    `delete from upload u where account_id = $1 and created_at < $2::timestamptz - make_interval(hours => $3)
     and not exists (select from import_batch b where b.upload_id = u.id) returning id`,
    [op.accountId, op.now, KEEP_HOURS],
  );
  const packed = await pack(file.content, { level: isWorkbook(file.content) ? constants.Z_NO_COMPRESSION : constants.Z_BEST_SPEED });
  const id = newId();
  await op.rows('insert into upload (id, account_id, file_name, bytes, created_at) values ($1, $2, $3, $4, $5) returning id', [
    id,
    op.accountId,
    file.name.slice(-200),
    file.content.length,
    op.now,
  ]);
  for (let ordinal = 0; ordinal * PART_BYTES < packed.length; ordinal += 1) {
    const part = packed.subarray(ordinal * PART_BYTES, (ordinal + 1) * PART_BYTES);
    const sealed = seal(op.runtime.keyring, placeOf(id, ordinal), part.toString('base64'));
    await op.rows('insert into upload_part (upload_id, ordinal, content_sealed) values ($1, $2, $3) returning upload_id', [
      id,
      ordinal,
      sealed,
    ]);
  }
  return id;
}

/** Reads a file back. @throws Refusal NOT_FOUND for anyone but who uploaded it, and after it was imported or forgotten (null) */
export async function loadUpload(op: Operation, id: string | null): Promise<UploadedFile> {
  const upload = await op.row<{ id: string; file_name: string; bytes: number }>(
    'select id, file_name, bytes from upload where id = $1 and account_id = $2',
    [id, op.accountId],
  );
  if (!upload) refuse(UserErrorCode.NOT_FOUND, 'The file is not here any more; upload it again.', ['uploadId']);
  const parts = await op.rows<{ ordinal: number; content_sealed: string }>(
    'select ordinal, content_sealed from upload_part where upload_id = $1 order by ordinal',
    [upload.id],
  );
  const packed = Buffer.concat(
    parts.map((part) => Buffer.from(open(op.runtime.keyring, placeOf(upload.id, part.ordinal), part.content_sealed), 'base64')),
  );
  const content = await unpack(packed, { maxOutputLength: MAX_UPLOAD_BYTES });
  if (content.length !== upload.bytes) throw new Error('an upload is not whole');
  return { name: upload.file_name, content };
}

/** Forgets a file. */
export async function forgetUpload(op: Operation, id: string): Promise<void> {
  await op.rows('delete from upload where id = $1 returning id', [id]);
}

function placeOf(uploadId: string, ordinal: number): { table: string; column: string; rowId: string } {
  return { table: 'upload_part', column: 'content_sealed', rowId: `${uploadId}/${ordinal}` };
}
