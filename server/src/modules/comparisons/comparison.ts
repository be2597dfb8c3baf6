import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** What a list holds. */
export enum ComparisonListKind {
  REGISTERED_POOR = 'REGISTERED_POOR',
  MEDICAL_BILLS = 'MEDICAL_BILLS',
  DISABLED_REGISTER = 'DISABLED_REGISTER',
  ASSISTED_ROLL = 'ASSISTED_ROLL',
}
registerEnumType(ComparisonListKind, {
  name: 'ComparisonListKind',
  description:
    'What a list holds: registered poor (建档立卡), self-paid medical bills, the register of disabled persons, or those on the allowance or extreme-hardship support, which the platform knows itself.',
});

/** What kind of difference. */
export enum ComparisonFindingKind {
  ONLY_LEFT = 'ONLY_LEFT',
  ONLY_RIGHT = 'ONLY_RIGHT',
  CONFLICT = 'CONFLICT',
}
registerEnumType(ComparisonFindingKind, {
  name: 'ComparisonFindingKind',
  description: 'Kind of difference: in the first list alone, in the second alone, or in both and saying different things.',
});

/** What two rows say differently. */
export enum ComparisonConflict {
  NAME = 'NAME',
  BIRTH_DATE = 'BIRTH_DATE',
  IDENTITY_NUMBER = 'IDENTITY_NUMBER',
  UNSURE = 'UNSURE',
}
registerEnumType(ComparisonConflict, {
  name: 'ComparisonConflict',
  description: 'What two rows say differently; UNSURE: alike, and not enough to say that they are one person.',
});

/** Where a finding stands. */
export enum ComparisonFindingState {
  OPEN = 'OPEN',
  LEAD = 'LEAD',
  DECIDED = 'DECIDED',
  SETTLED = 'SETTLED',
  GONE = 'GONE',
}
registerEnumType(ComparisonFindingState, {
  name: 'ComparisonFindingState',
  description:
    'Where a finding stands: nobody has looked, a lead waits for its decision, the lead was decided, somebody settled it with a reason, or the lists agree by now.',
});

/** Where a run stands. */
export enum ComparisonRunState {
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(ComparisonRunState, { name: 'ComparisonRunState', description: 'Where a run stands.' });

/** What became of a row. */
export enum ComparisonOutcome {
  MATCHED = 'MATCHED',
  UNSURE = 'UNSURE',
  ONLY = 'ONLY',
}
registerEnumType(ComparisonOutcome, {
  name: 'ComparisonOutcome',
  description: 'What became of a person of a list: found in the other, perhaps found, or in this list alone.',
});

/** Which of the two lists. */
export enum ComparisonSideName {
  LEFT = 'LEFT',
  RIGHT = 'RIGHT',
}
registerEnumType(ComparisonSideName, { name: 'ComparisonSideName', description: 'The first list or the second.' });

/** A column as it was understood. */
@ObjectType({ simpleResolvers: true, description: 'A column of a list as it was understood.' })
export class ComparisonColumn {
  @Field(() => String, { description: 'Header as in the file.' })
  header!: string;
  @Field(() => String, { description: 'Field that it stands for.' })
  field!: string;
}

/** A list as it was read. */
@ObjectType({ simpleResolvers: true, description: 'A list as it was read. Rows read = persons + repeated + unreadable + below.' })
export class ComparisonList {
  @Field(() => String, { nullable: true, description: "Name of the file; null for the platform's own roll." })
  fileName!: string | null;
  @Field(() => [ComparisonColumn], { description: 'Columns that were used.' })
  columns!: ComparisonColumn[];
  @Field(() => Int, { description: 'Rows below the header.' })
  read!: number;
  @Field(() => Int, { description: 'Rows of somebody whom the list names before; amounts were added up.' })
  repeated!: number;
  @Field(() => Int, { description: 'Rows that name nobody.' })
  unreadable!: number;
  @Field(() => Int, { description: 'Persons whose bills stay below what counts as high on the day.' })
  below!: number;
}

/** Points and thresholds. */
@ObjectType({ simpleResolvers: true, description: 'Points and thresholds of policy that were in force on the day of a run.' })
export class ComparisonRules {
  @Field(() => Int, { description: 'Points of the name.' })
  name!: number;
  @Field(() => Int, { description: 'Points of the birth date.' })
  birth!: number;
  @Field(() => Int, { description: 'Points of the address.' })
  address!: number;
  @Field(() => Int, { description: 'Percent of its points that a value counts which one list does not give.' })
  missing!: number;
  @Field(() => Int, { description: 'From this score on two rows are one person.' })
  match!: number;
  @Field(() => Int, { description: 'From this score on a person decides.' })
  unsure!: number;
  @Field(() => Float, { description: 'Self-paid amount in fen from which a bill counts as high.' })
  billFen!: number;
}

/** 数据比对. */
@Entity('list_comparison')
@ObjectType({
  simpleResolvers: true,
  description: 'Two lists of an area that are held against each other, run after run (数据比对). Read by whoever oversees the whole area.',
})
export class ListComparison {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => ComparisonListKind, { description: 'First list.' })
  @Column('text')
  leftKind!: ComparisonListKind;
  @Field(() => ComparisonListKind, { description: 'Second list.' })
  @Column('text')
  rightKind!: ComparisonListKind;
  @Field(() => [ComparisonFindingKind], { description: 'Which differences become findings; all are counted.' })
  @Column('text', { array: true })
  wanted!: ComparisonFindingKind[];
  @Column('uuid')
  createdBy!: string;
  @Field(() => Date, { description: 'First run ordered at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @VersionColumn()
  version!: number;
}

/** One holding of the lists against each other. */
@Entity('comparison_run')
@ObjectType({
  simpleResolvers: true,
  description:
    'One run of a comparison. Persons of each list = matched + unsure + in this list alone. Figures stay, rows of the newest run alone.',
})
export class ComparisonRun {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  comparisonId!: string;
  @Field(() => Int, { description: 'Number of the run, from 1.' })
  @Column('int')
  number!: number;
  @Field(() => LocalDate, { description: "Civil day of the platform's own roll and of the rules." })
  @Column('date')
  asOf!: string;
  @Field(() => ComparisonRunState, { description: 'Where it stands.' })
  @Column('text')
  state!: ComparisonRunState;
  @Field(() => String, { nullable: true, description: 'English sentence on why it failed; without personal data.' })
  @Column('text', { nullable: true })
  failure!: string | null;
  @Column('uuid', { nullable: true })
  leftUploadId!: string | null;
  @Column('uuid', { nullable: true })
  rightUploadId!: string | null;
  @Field(() => ComparisonList, { description: 'First list as it was read.' })
  @Column('jsonb')
  leftList!: ComparisonList;
  @Field(() => ComparisonList, { description: 'Second list as it was read.' })
  @Column('jsonb')
  rightList!: ComparisonList;
  @Field(() => ComparisonRules, { description: 'Points and thresholds of the day.' })
  @Column('jsonb')
  rules!: ComparisonRules;
  @Field(() => Int, { description: 'Persons of the first list.' })
  @Column('int')
  leftRows!: number;
  @Field(() => Int, { description: 'Persons of the second list.' })
  @Column('int')
  rightRows!: number;
  @Field(() => Int, { description: 'Persons in both.' })
  @Column('int')
  matched!: number;
  @Field(() => Int, { description: 'Of these, found by name, birth date and address.' })
  @Column('int')
  matchedByScore!: number;
  @Field(() => Int, { description: 'Persons who may be in both; somebody has to say.' })
  @Column('int')
  unsure!: number;
  @Field(() => Int, { description: 'Persons of the first list alone.' })
  @Column('int')
  onlyLeft!: number;
  @Field(() => Int, { description: 'Persons of the second list alone.' })
  @Column('int')
  onlyRight!: number;
  @Field(() => Int, { description: 'Pairs that say different things, the unsure ones included.' })
  @Column('int')
  conflicts!: number;
  @Field(() => Int, { description: 'Findings that the run before did not have.' })
  @Column('int')
  newFindings!: number;
  @Field(() => Int, { description: 'Findings that were there before.' })
  @Column('int')
  knownFindings!: number;
  @Field(() => Int, { description: 'Findings of the run before that are there no more.' })
  @Column('int')
  goneFindings!: number;
  @Column('uuid', { nullable: true })
  jobId!: string | null;
  @Column('uuid')
  orderedBy!: string;
  @Field(() => Date, { description: 'Ordered at (UTC).' })
  @Column('timestamptz')
  orderedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Done at (UTC); null until then.' })
  @Column('timestamptz', { nullable: true })
  doneAt!: Date | null;
}

/** 比对结果. */
@Entity('comparison_finding')
@ObjectType({
  simpleResolvers: true,
  description: 'A difference between two lists (比对结果), through all runs of their comparison; it ends in the decision of a person.',
})
export class ComparisonFinding {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  comparisonId!: string;
  @Field(() => ComparisonFindingKind, { description: 'Kind.' })
  @Column('text')
  kind!: ComparisonFindingKind;
  @Field(() => [ComparisonConflict], { description: 'What a conflict is about; empty for other kinds.' })
  @Column('text', { array: true })
  reasons!: ComparisonConflict[];
  @Column('bigint')
  areaCode!: number;
  @Column('text', { nullable: true })
  leftName!: string | null;
  @Column('date', { nullable: true })
  leftBirthDate!: string | null;
  @Column('text', { nullable: true })
  leftAddress!: string | null;
  @Column('text', { nullable: true })
  leftTail!: string | null;
  @Column('bigint', { nullable: true })
  leftAmountFen!: number | null;
  @Column('text', { nullable: true })
  rightName!: string | null;
  @Column('date', { nullable: true })
  rightBirthDate!: string | null;
  @Column('text', { nullable: true })
  rightAddress!: string | null;
  @Column('text', { nullable: true })
  rightTail!: string | null;
  @Column('bigint', { nullable: true })
  rightAmountFen!: number | null;
  @Column('text', { nullable: true })
  identitySealed!: string | null;
  @Column('text', { nullable: true })
  identityHash!: string | null;
  @Column('uuid', { nullable: true })
  householdId!: string | null;
  @Field(() => Int, { nullable: true, description: 'How alike the two rows are, 0 to 100; null for a row that stands alone.' })
  @Column('int', { nullable: true })
  score!: number | null;
  @Column('uuid')
  firstRunId!: string;
  @Column('uuid')
  lastRunId!: string;
  @Column('uuid', { nullable: true })
  goneRunId!: string | null;
  @Field(() => Boolean, { description: 'Whether somebody asked for its lead, which is being made.' })
  @Column('boolean')
  leadWanted!: boolean;
  @Column('uuid', { nullable: true })
  leadId!: string | null;
  @Column('uuid', { nullable: true })
  settledBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Settled without a lead at (UTC).' })
  @Column('timestamptz', { nullable: true })
  settledAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it needs no lead.' })
  @Column('text', { nullable: true })
  settleReason!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
  /** Where it stands; computed with each reading, from its lead too. */
  @Field(() => ComparisonFindingState, { description: 'Where it stands.' })
  state!: ComparisonFindingState;
}

/** A person of a list of the newest run. */
@Entity('comparison_row')
@ObjectType({ simpleResolvers: true, description: 'A person of a list of the newest run, and the row of the other list.' })
export class ComparisonRow {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('bigint')
  id!: number;
  @Column('uuid')
  runId!: string;
  @Column('text')
  side!: ComparisonSideName;
  @Field(() => Int, { description: 'Place in the list, from 1.' })
  @Column('int')
  ordinal!: number;
  @Column('text', { nullable: true })
  name!: string | null;
  @Column('date', { nullable: true })
  birthDate!: string | null;
  @Column('text', { nullable: true })
  address!: string | null;
  @Column('bigint')
  areaCode!: number;
  @Column('text', { nullable: true })
  identityTail!: string | null;
  @Column('bigint', { nullable: true })
  amountFen!: number | null;
  @Column('uuid', { nullable: true })
  householdId!: string | null;
  @Field(() => ComparisonOutcome, { description: 'What became of it.' })
  @Column('text')
  outcome!: ComparisonOutcome;
  @Field(() => Int, { nullable: true, description: 'Place of the other row in its list; null when there is none.' })
  @Column('int', { nullable: true })
  other!: number | null;
  @Field(() => Int, { nullable: true, description: 'How alike the two are, 0 to 100.' })
  @Column('int', { nullable: true })
  score!: number | null;
}

/** A person as a list names it, masked. */
@ObjectType({ simpleResolvers: true, description: 'A person as a list names it, masked.' })
export class ComparisonParty {
  @Field(() => String, { nullable: true, description: 'Name, masked.' })
  name!: string | null;
  @Field(() => Int, { nullable: true, description: 'Year of birth.' })
  birthYear!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'Last four characters of the identity number; null when the list gives none that is valid.',
  })
  identityTail!: string | null;
  @Field(() => String, { nullable: true, description: 'Address, masked.' })
  address!: string | null;
  @Field(() => Float, { nullable: true, description: 'Self-paid amount in fen, of medical bills.' })
  amountFen!: number | null;
}
