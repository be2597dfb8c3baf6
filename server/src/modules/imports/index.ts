import type { DomainModule } from '../../platform/graphql/module.js';
import { JobKind } from '../../platform/jobs/index.js';
import { importApply } from './apply.js';
import { ImportBatch } from './batch.js';
import { ImportBatchFields, ImportCellErrorFields } from './batch-fields.js';
import { importCheck } from './check.js';
import { ImportResolver } from './resolver.js';
import { importRoutes } from './routes.js';
import { importUndo } from './undo.js';

export { AreaDirectory } from './area-directory.js';
export type { ImportedIdentity, ImportField } from './cell-types.js';
export { HARDSHIP_TAGS, PROGRAMMES, RELATIONS, SEXES, TIERS } from './choices.js';
export { targetFields } from './fields.js';
export { guessColumns } from './mapping.js';
export { readCell } from './parse-cell.js';
export { openSheet, refusing } from './sheet.js';
export { forgetUpload, loadUpload } from './uploads.js';

/** Rosters from files: upload, check, apply, undo. */
export const importsModule: DomainModule = {
  name: 'imports',
  entities: [ImportBatch],
  resolvers: [ImportResolver, ImportBatchFields, ImportCellErrorFields],
  jobs: { [JobKind.IMPORT_CHECK]: importCheck, [JobKind.IMPORT_APPLY]: importApply, [JobKind.IMPORT_UNDO]: importUndo },
  routes: importRoutes,
};
