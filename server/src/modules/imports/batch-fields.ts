import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { Job, jobById } from '../../platform/jobs/index.js';
import { Account, accountById } from '../accounts/index.js';
import { mayImport } from './kinds.js';
import { ImportBatch, ImportState } from './batch.js';
import { cellsOf, listCellErrors, previewOf } from './listing.js';
import { ImportCellError, ImportCellErrorConnection, ImportRow } from './payloads.js';

/** Fields of imports. */
@Resolver(() => ImportBatch)
export class ImportBatchFields {
  @FieldResolver(() => Account, { description: 'Who started it.' })
  async createdBy(@Ctx() { op }: Context, @Root() batch: ImportBatch): Promise<Account> {
    const account = await op.load(accountById, batch.createdBy);
    if (!account) throw new Error('an import is visible, its owner is not');
    return account;
  }

  @FieldResolver(() => [ImportRow], { description: 'The first 20 rows. After the import was applied: of those that were left out.' })
  preview(@Ctx() { op }: Context, @Root() batch: ImportBatch): Promise<ImportRow[]> {
    return op.load(previewOf, batch.id);
  }

  @FieldResolver(() => ImportCellErrorConnection, { description: 'Faults and duplicates, in the order of the file.' })
  async cellErrors(
    @Ctx() { op }: Context,
    @Root() batch: ImportBatch,
    @Arg('first', () => Int, { defaultValue: 100, description: 'Rows wanted, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor after which to go on.' }) after?: string,
  ) {
    return ImportCellErrorConnection.of(await listCellErrors(op, batch.id, { first, ...(after == null ? {} : { after }) }));
  }

  @FieldResolver(() => Job, { nullable: true, description: 'The newest job of the import; null before the first.' })
  async job(@Ctx() { op }: Context, @Root() batch: ImportBatch): Promise<Job | null> {
    return batch.jobId === null ? null : op.load(jobById, batch.jobId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer can apply it now.' })
  viewerCanApply(@Ctx() { op }: Context, @Root() batch: ImportBatch): boolean {
    return batch.state === ImportState.CHECKED && batch.rowsOk > 0 && mayImport(op, batch.kind);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may undo it; that nobody has touched what it made is found out when it is tried.',
  })
  viewerCanUndo(@Ctx() { op }: Context, @Root() batch: ImportBatch): boolean {
    return batch.state === ImportState.APPLIED && mayImport(op, batch.kind);
  }
}

/** Fields of faults: the rows beside which a duplicate is looked at. */
@Resolver(() => ImportCellError)
export class ImportCellErrorFields {
  @FieldResolver(() => [String], { description: 'Cells of the row in the order of the columns, personal ones masked.' })
  async cells(@Ctx() { op }: Context, @Root() error: ImportCellError): Promise<string[]> {
    return (await op.load(cellsOf, `${error.batchId}:${error.rowNumber}`)) ?? [];
  }

  @FieldResolver(() => [String], {
    description:
      'Cells of the row of `duplicateOfRow`, to be shown beside; empty when there is none or it has been written and is not kept any more.',
  })
  async duplicateOfCells(@Ctx() { op }: Context, @Root() error: ImportCellError): Promise<string[]> {
    return error.duplicateOfRow === null ? [] : ((await op.load(cellsOf, `${error.batchId}:${error.duplicateOfRow}`)) ?? []);
  }
}
