import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** What a file lists. */
export enum ImportKind {
  HOUSEHOLDS = 'HOUSEHOLDS',
  VOLUNTEERS = 'VOLUNTEERS',
  NEEDS = 'NEEDS',
  ORDERS = 'ORDERS',
}
registerEnumType(ImportKind, {
  name: 'ImportKind',
  description: 'What the rows of a file are: persons of households, volunteers, needs of households, or orders of pairing projects.',
});

/** Where an import stands. */
export enum ImportState {
  UPLOADED = 'UPLOADED',
  CHECKING = 'CHECKING',
  CHECKED = 'CHECKED',
  APPLYING = 'APPLYING',
  APPLIED = 'APPLIED',
  UNDOING = 'UNDOING',
  UNDONE = 'UNDONE',
  FAILED = 'FAILED',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'Where an import stands. Nothing of the file is in the system before APPLIED.',
  valuesConfig: {
    UPLOADED: { description: 'Read; a required field has no column yet: map the columns.' },
    CHECKING: { description: 'A job reads and checks every row.' },
    CHECKED: { description: 'Every row has a verdict; map again, or apply.' },
    APPLYING: { description: 'A job writes the accepted rows, all or none.' },
    APPLIED: { description: 'The accepted rows are in the system.' },
    UNDOING: { description: 'A job deletes what the import had made, all or nothing.' },
    UNDONE: { description: 'What the import had made is deleted again.' },
    FAILED: { description: 'The file could not be read or the check broke off; the job says why.' },
  },
});

/** What became of a row. */
export enum ImportVerdict {
  OK = 'OK',
  REJECTED = 'REJECTED',
  DUPLICATE = 'DUPLICATE',
}
registerEnumType(ImportVerdict, {
  name: 'ImportVerdict',
  description: 'What the check made of a row; every row read has exactly one.',
  valuesConfig: {
    OK: { description: 'Will be written.' },
    REJECTED: { description: 'Has a fault, or belongs to a household that has one.' },
    DUPLICATE: { description: 'Is in the file before, or in the system already; never written.' },
  },
});

/** A column of the file. */
@ObjectType({ simpleResolvers: true, description: 'A column of the file.' })
export class ImportColumn {
  @Field(() => String, { description: 'Header as in the file.' })
  header!: string;
  @Field(() => [String], {
    description:
      'First values that are not empty. Masked as the first guess of the column demands; identity and telephone numbers wherever they stand.',
  })
  sample!: string[];
}

/** What a column means. */
@ObjectType({ simpleResolvers: true, description: 'What a column of the file means.' })
export class ImportMapping {
  @Field(() => String, { description: 'Header as in the file.' })
  header!: string;
  @Field(() => String, { nullable: true, description: 'Key of the target field; null when the column is ignored.' })
  field!: string | null;
}

/** One import. */
@Entity('import_batch')
@ObjectType({ simpleResolvers: true, description: 'One import of a file, from the upload to its undoing. Read by whoever started it.' })
export class ImportBatch {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => ImportKind, { description: 'What the rows are.' })
  @Column('text')
  kind!: ImportKind;
  @Field(() => String, { description: 'Name of the file.' })
  @Column('text')
  fileName!: string;
  @Column('uuid', { nullable: true })
  uploadId!: string | null;
  @Field(() => ImportState, { description: 'Where the import stands.' })
  @Column('text')
  state!: ImportState;
  @Field(() => [ImportColumn], { description: 'Columns of the file, in its order.' })
  @Column('jsonb')
  columns!: ImportColumn[];
  /** The headers regardless of order: files with the same ones share the remembered mapping. */
  @Column('text')
  headerKey!: string;
  @Field(() => [ImportMapping], { description: 'Meaning of every column: remembered from the last file with these headers, else guessed.' })
  @Column('jsonb')
  mapping!: ImportMapping[];
  @Field(() => Int, { description: 'Rows read below the header; the sum of the next three.' })
  @Column('int', { default: 0 })
  rowsRead!: number;
  @Field(() => Int, { description: 'Rows that will be, or were, written.' })
  @Column('int', { default: 0 })
  rowsOk!: number;
  @Field(() => Int, { description: 'Rows with a fault.' })
  @Column('int', { default: 0 })
  rowsRejected!: number;
  @Field(() => Int, { description: 'Rows that are in the file before or in the system already.' })
  @Column('int', { default: 0 })
  rowsDuplicate!: number;
  @Column('uuid', { nullable: true })
  jobId!: string | null;
  @Column('uuid')
  createdBy!: string;
  @Field(() => Date, { description: 'Started at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Rows written at (UTC); null before.' })
  @Column('timestamptz', { nullable: true })
  appliedAt!: Date | null;
  @Column('uuid', { nullable: true })
  appliedByOperation!: string | null;
  @Field(() => Date, { nullable: true, description: 'Undone at (UTC); null when not.' })
  @Column('timestamptz', { nullable: true })
  undoneAt!: Date | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`. A finished check or apply job raises it too.' })
  @VersionColumn()
  version!: number;
}
