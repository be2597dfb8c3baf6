import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Programme } from '../households/index.js';
import { Residence } from '../policies/index.js';

/** Where an application stands. */
export enum ApplicationState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  RETURNED = 'RETURNED',
  APPROVED = 'APPROVED',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ApplicationState, { name: 'ApplicationState', description: 'Where an application for assistance stands.' });

/** Why a household or a person applies. */
export enum ApplicationGround {
  INCOME = 'INCOME',
  EXPENDITURE = 'EXPENDITURE',
  SINGLE_PERSON = 'SINGLE_PERSON',
  NO_SUPPORT = 'NO_SUPPORT',
  CRISIS = 'CRISIS',
}
registerEnumType(ApplicationGround, {
  name: 'ApplicationGround',
  description:
    'Why: income below the standard; essential expenditure makes the household poor (支出型困难); a severely disabled or seriously ill member alone (单人保); no ability to work, income or support (特困); a crisis (临时救助).',
});

/** Where a document of an application came from. */
export enum DocumentSource {
  APPLICANT = 'APPLICANT',
  ON_FILE = 'ON_FILE',
  DEPARTMENT = 'DEPARTMENT',
}
registerEnumType(DocumentSource, {
  name: 'DocumentSource',
  description: 'Brought by the applicant, already on file, or obtained from a department. Only the first is asked of people.',
});

/** How a decision came out. */
export enum DecisionOutcome {
  APPROVED = 'APPROVED',
  REFUSED = 'REFUSED',
}
registerEnumType(DecisionOutcome, { name: 'DecisionOutcome', description: 'How a decision came out.' });

/** By which power somebody decides. */
export enum Authority {
  DISTRICT = 'DISTRICT',
  DELEGATED = 'DELEGATED',
}
registerEnumType(Authority, {
  name: 'Authority',
  description: "The district's own power, or one that it delegated to a town or sub-district.",
});

/** 救助申请. */
@Entity('assistance_application')
@ObjectType({
  simpleResolvers: true,
  description: 'An application for assistance (救助申请), from draft to decision. Read by case workers and the bureau of its area.',
})
export class AssistanceApplication {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number, e.g. SQ0000012.' })
  @Column('text')
  number!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid', { nullable: true })
  personId!: string | null;
  @Column('bigint')
  areaCode!: number;
  @Field(() => Programme, { description: 'What is applied for.' })
  @Column('text')
  programme!: Programme;
  @Field(() => ApplicationGround, { description: 'Why.' })
  @Column('text')
  ground!: ApplicationGround;
  @Field(() => Residence, { nullable: true, description: 'Urban or rural registration; null where one standard holds for both.' })
  @Column('text', { nullable: true })
  residence!: Residence | null;
  @Field(() => Boolean, { description: 'Whether they are residents; temporary assistance is open to migrant workers alike.' })
  @Column('boolean')
  resident!: boolean;
  @Field(() => Int, { description: 'Persons applied for.' })
  @Column('int')
  persons!: number;
  @Field(() => Float, { nullable: true, description: 'Declared income of those persons a month, in whole fen.' })
  @Column('bigint', { nullable: true })
  monthlyIncomeFen!: number | null;
  @Field(() => Float, { nullable: true, description: 'Declared essential expenditure a month, in whole fen.' })
  @Column('bigint', { nullable: true })
  monthlyExpenditureFen!: number | null;
  @Field(() => Float, { nullable: true, description: 'Declared savings, securities and the like, in whole fen.' })
  @Column('bigint', { nullable: true })
  declaredSavingsFen!: number | null;
  @Field(() => Int, { nullable: true, description: 'Declared motor vehicles, machines and boats.' })
  @Column('int', { nullable: true })
  declaredVehicles!: number | null;
  @Field(() => Int, { nullable: true, description: 'Declared dwellings.' })
  @Column('int', { nullable: true })
  declaredDwellings!: number | null;
  @Field(() => Float, { nullable: true, description: 'One-off amount asked for, in whole fen; temporary assistance alone.' })
  @Column('bigint', { nullable: true })
  requestedFen!: number | null;
  @Field(() => String, { description: 'Circumstances in a few sentences; no clinical content.' })
  @Column('text')
  circumstances!: string;
  @Field(() => ApplicationState, { description: 'Where it stands.' })
  @Column('text')
  state!: ApplicationState;
  @Column('uuid')
  preparedBy!: string;
  @Field(() => Date, { description: 'Begun at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Submitted at (UTC), the last time; its clock runs from the first time.' })
  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Decided or withdrawn at (UTC).' })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was returned or withdrawn.' })
  @Column('text', { nullable: true })
  reason!: string | null;
  @Field(() => Int, { description: 'Trips that the applicant had to make; at most one is the promise (最多跑一次).' })
  @Column('int')
  trips!: number;
  /** Kinds of document found missing when it was returned; those recorded since then count no more. */
  @Column('text', { array: true })
  missingKinds!: string[];
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** A document that an application rests on. */
@Entity('application_document')
@ObjectType({
  simpleResolvers: true,
  description: 'A document that an application rests on; each kind once, so nothing is asked for twice.',
})
export class ApplicationDocument {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  applicationId!: string;
  @Column('text')
  kindCode!: string;
  @Field(() => DocumentSource, { description: 'Where it came from.' })
  @Column('text')
  source!: DocumentSource;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}

/** Kinds of document. */
@Entity('application_document_kind')
@ObjectType({
  simpleResolvers: true,
  description: 'A kind of document of the checklist. The list is sample data until the city replaces it.',
})
export class ApplicationDocumentKind {
  @Field(() => String, { description: 'Code.' })
  @PrimaryColumn('text')
  code!: string;
  @Field(() => String, { description: 'Name in Chinese.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'Name in English.' })
  @Column('text')
  nameEn!: string;
  @Column('text', { array: true })
  programmes!: Programme[];
  @Field(() => Boolean, { description: 'Whether an application cannot be submitted without it.' })
  @Column('boolean')
  required!: boolean;
  @Field(() => Boolean, { description: 'Whether it stands in for a list that the source does not give.' })
  @Column('boolean')
  sample!: boolean;
}

/** A decision. Never changed. */
@Entity('assistance_decision')
@ObjectType({ simpleResolvers: true, description: 'A decision on an application: made once, never by who prepared it, never changed.' })
export class AssistanceDecision {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  applicationId!: string;
  @Field(() => DecisionOutcome, { description: 'How it came out.' })
  @Column('text')
  outcome!: DecisionOutcome;
  @Field(() => Float, { nullable: true, description: 'Fen granted: a month, or once for temporary assistance; null when refused.' })
  @Column('bigint', { nullable: true })
  amountFen!: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the assistance; null when refused.' })
  @Column('date', { nullable: true })
  validFrom!: string | null;
  @Field(() => String, { description: 'Grounds of the decision.' })
  @Column('text')
  reason!: string;
  @Column('uuid')
  decidedBy!: string;
  @Field(() => Date, { description: 'Decided at (UTC).' })
  @Column('timestamptz')
  decidedAt!: Date;
  @Field(() => Authority, { description: 'By which power.' })
  @Column('text')
  authority!: Authority;
  @Column('uuid', { nullable: true })
  delegationId!: string | null;
}

/** 一事一议. */
@Entity('individual_decision')
@ObjectType({ simpleResolvers: true, description: 'What a meeting decided about one application above the cap (一事一议).' })
export class IndividualDecision {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  applicationId!: string;
  @Field(() => LocalDate, { description: 'Day of the meeting.' })
  @Column('date')
  heldOn!: string;
  @Field(() => String, { description: 'Minutes.' })
  @Column('text')
  minutes!: string;
  @Field(() => [String], { description: 'Who took part.' })
  @Column('text', { array: true })
  participants!: string[];
  @Field(() => Int, { description: 'Votes for.' })
  @Column('int')
  votesFor!: number;
  @Field(() => Int, { description: 'Votes against.' })
  @Column('int')
  votesAgainst!: number;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}
