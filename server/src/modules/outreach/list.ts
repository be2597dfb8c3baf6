import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage, listPage } from '../../platform/graphql/list-page.js';
import { whereInArea } from '../areas/index.js';
import { Household } from '../households/index.js';
import { MEANT, TOLD } from './loaders.js';
import { OutreachRecord, PolicyNotice } from './notice.js';

/** A page of versions, the newest first. */
export function listNotices(op: Operation, args: PageArgs): Promise<Page<PolicyNotice>> {
  return entityPage(op, PolicyNotice, 'n', { where: new Where(), by: ['publishedAt', 'id'], descending: true }, args);
}

/** A page of who was told, the newest first. */
export function listRecords(op: Operation, noticeId: string | undefined, args: PageArgs): Promise<Page<OutreachRecord>> {
  const where = new Where();
  if (noticeId) where.and('r.notice_id = ?::uuid', noticeId);
  return entityPage(op, OutreachRecord, 'r', { where, by: ['toldOn', 'id'], descending: true }, args);
}

/** A page of households whom a version is for and nobody has told, by number. @throws Refusal INVALID_FORMAT */
export function listUnreached(op: Operation, noticeId: string, areaCode: string | undefined, args: PageArgs): Promise<Page<Household>> {
  const where = new Where().and('n.id = ?::uuid', noticeId).and(`not ${TOLD}`);
  whereInArea(where, 'h.area_code', areaCode, ['areaCode']);
  return listPage<Household>(
    op,
    { select: columns(op, Household, 'h'), from: `policy_notice n ${MEANT}`, where, order: [['h.number', 'text', (row) => row.number]] },
    args,
  );
}
