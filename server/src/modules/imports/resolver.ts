import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { ImportBatch, ImportKind } from './batch.js';
import { targetFields } from './fields.js';
import { batchById, listBatches } from './listing.js';
import {
  ImportApplyInput,
  ImportBatchConnection,
  ImportMapInput,
  ImportPayload,
  ImportStartInput,
  ImportTargetField,
  ImportUndoInput,
} from './payloads.js';
import { applyImport, mapImport, startImport } from './service.js';
import { undoImport } from './undo.js';

/** Imports of files. */
@Resolver()
export class ImportResolver {
  @Query(() => ImportBatchConnection, { description: "The viewer's imports, newest first." })
  @Guard('import:use')
  async importBatches(
    @Ctx() { op }: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows wanted, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor after which to go on.' }) after?: string,
  ) {
    return ImportBatchConnection.of(await listBatches(op, { first, ...(after == null ? {} : { after }) }));
  }

  @Query(() => ImportBatch, { nullable: true, description: 'One import of the viewer; null when there is none with this id.' })
  @Guard('import:use')
  importBatch(@Ctx() { op }: Context, @Arg('id', () => ID, { description: 'The import.' }) id: string): Promise<ImportBatch | null> {
    return op.load(batchById, id);
  }

  @Query(() => [ImportTargetField], { description: 'Fields that columns can be mapped to, in the order of the template.' })
  @Guard('import:use')
  importTargetFields(@Arg('kind', () => ImportKind, { description: 'What the rows are.' }) kind: ImportKind): ImportTargetField[] {
    return targetFields(kind).map((field) => Object.assign(new ImportTargetField(), field, { instead: field.instead ?? [] }));
  }

  @Mutation(() => ImportPayload, {
    description:
      'Reads the header of an uploaded file, maps its columns and starts the check. Codes: NOT_FOUND, NOT_ALLOWED, FILE_UNREADABLE, FILE_TOO_LARGE, REQUEST_REUSED.',
  })
  @Guard('import:use')
  importStart(@Ctx() { op }: Context, @Arg('input', () => ImportStartInput) input: ImportStartInput): Promise<ImportPayload> {
    return mutate(op, ImportPayload, async () => show(op, await startImport(op, input)));
  }

  @Mutation(() => ImportPayload, {
    description:
      'Maps the columns anew and checks again. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, INVALID_CHOICE, DUPLICATE, REQUIRED.',
  })
  @Guard('import:use')
  importMap(@Ctx() { op }: Context, @Arg('input', () => ImportMapInput) input: ImportMapInput): Promise<ImportPayload> {
    return mutate(op, ImportPayload, async () => {
      await mapImport(op, input);
      return show(op, input.id);
    });
  }

  @Mutation(() => ImportPayload, {
    description:
      'Writes the accepted rows in the background, all or none. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, IMPORT_HAS_ERRORS.',
  })
  @Guard('import:use')
  importApply(@Ctx() { op }: Context, @Arg('input', () => ImportApplyInput) input: ImportApplyInput): Promise<ImportPayload> {
    return mutate(op, ImportPayload, async () => {
      await applyImport(op, input);
      return show(op, input.id);
    });
  }

  @Mutation(() => ImportPayload, {
    description:
      'Deletes in the background exactly what an import made, all or none, if nobody has touched it since. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, IMPORT_CANNOT_UNDO.',
  })
  @Guard('import:use')
  importUndo(@Ctx() { op }: Context, @Arg('input', () => ImportUndoInput) input: ImportUndoInput): Promise<ImportPayload> {
    return mutate(op, ImportPayload, async () => {
      await undoImport(op, input);
      return show(op, input.id);
    });
  }
}

async function show(op: Operation, id: string): Promise<Partial<ImportPayload>> {
  op.forgetLoaded();
  return { importBatch: (await op.load(batchById, id)) ?? undefined };
}
