import { Field, InputType, ID, Int, ObjectType } from 'type-graphql';
import { ArrayMaxSize, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { UserErrorCode } from '../../platform/errors/user-error.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { ImportBatch, ImportKind, ImportVerdict } from './batch.js';

/** A field that a column can be mapped to. */
@ObjectType({ simpleResolvers: true, description: 'A field that a column can be mapped to.' })
export class ImportTargetField {
  @Field(() => String, { description: 'Key, for `importMap`.' })
  key!: string;
  @Field(() => String, { description: 'Name in Chinese; the header in the Chinese template.' })
  labelZh!: string;
  @Field(() => String, { description: 'Name in English.' })
  labelEn!: string;
  @Field(() => Boolean, { description: 'Whether the file must have a column for it.' })
  required!: boolean;
  @Field(() => [String], {
    description: 'Keys of fields any of which may stand in for it, e.g. a column for each level of the area; empty when none can.',
  })
  instead!: string[];
  @Field(() => String, { nullable: true, description: 'A value as it may stand in a cell.' })
  example!: string | null;
}

/** A row of the file. */
@ObjectType({ simpleResolvers: true, description: 'A row of the file with its verdict.' })
export class ImportRow {
  @Field(() => Int, { description: 'Row number as a spreadsheet shows it; the header is row 1.' })
  rowNumber!: number;
  @Field(() => ImportVerdict, { description: 'What the check made of it.' })
  verdict!: ImportVerdict;
  @Field(() => [String], { description: 'Cells in the order of the columns; names, addresses, telephone and identity numbers masked.' })
  cells!: string[];
}

/** A fault. */
@ObjectType({ simpleResolvers: true, description: 'A fault of one cell, or of a whole row; also what a duplicate row duplicates.' })
export class ImportCellError {
  batchId!: string;
  ordinal!: number;
  @Field(() => Int, { description: 'Row number as a spreadsheet shows it; the header is row 1.' })
  rowNumber!: number;
  @Field(() => String, { nullable: true, description: "Header of the column; null when the fault is the row's." })
  header!: string | null;
  @Field(() => String, { nullable: true, description: "Key of the target field; null when the fault is the row's." })
  field!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "What stands in the cell, personal data masked; null when it is empty or the fault is the row's.",
  })
  value!: string | null;
  @Field(() => UserErrorCode, { description: 'Reason; the console has a sentence for it.' })
  code!: UserErrorCode;
  @Field(() => String, { description: 'English sentence with the detail.' })
  message!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The other row of the file that this one contradicts or repeats; null when there is none.',
  })
  duplicateOfRow!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'Number of the household, volunteer or need on file that this row repeats, where the viewer may see it.',
  })
  duplicateOf!: string | null;
}

/** Page of faults. */
export const ImportCellErrorConnection = connectionOf(ImportCellError, 'ImportCellError');
/** Page of imports. */
export const ImportBatchConnection = connectionOf(ImportBatch, 'ImportBatch');

/** Payload of import mutations. */
@ObjectType({ simpleResolvers: true, description: 'Result of an import command.' })
export class ImportPayload extends Payload {
  @Field(() => ImportBatch, { nullable: true, description: 'The import as it is now; null when refused.' })
  importBatch?: ImportBatch;
}

/** Start. */
@InputType({ description: 'Starts an import of an uploaded file.' })
export class ImportStartInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'What POST /upload answered.' })
  @IsUUID()
  uploadId!: string;
  @Field(() => ImportKind, { description: 'What the rows are.' })
  kind!: ImportKind;
}

/** One mapped column. */
@InputType({ description: 'What a column means.' })
export class ImportMappingInput {
  @Field(() => String, { description: 'Header as in the file.' })
  @MaxLength(500)
  header!: string;
  @Field(() => String, { nullable: true, description: 'Key of the target field; null ignores the column.' })
  field?: string | null;
}

/** Mapping. */
@InputType({ description: 'Maps the columns and checks again.' })
export class ImportMapInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => [ImportMappingInput], { description: 'All mapped columns; one that is left out is ignored.' })
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  mapping!: ImportMappingInput[];
}

/** Applying. */
@InputType({ description: 'Writes the accepted rows, all or none.' })
export class ImportApplyInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => Boolean, {
    description:
      'True: rows with faults are left out. False: they stop the import with IMPORT_HAS_ERRORS. Duplicates are left out either way.',
  })
  skipRejected!: boolean;
}

/** Undoing. */
@InputType({ description: 'Deletes exactly what an import made.' })
export class ImportUndoInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}
