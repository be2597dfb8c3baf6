import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { FundKind, HelpKind, PairingProjectState } from './enums.js';

/** 结对帮扶项目. */
@Entity('pairing_project')
@ObjectType({
  simpleResolvers: true,
  description: 'A pairing project (结对帮扶项目) of an organisation. Read by its own staff and by those who work in its area.',
})
export class PairingProject {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number of the project; also the address of its public page.' })
  @Column('text')
  number!: string;
  @Field(() => String, { description: 'Name.' })
  @Column('text')
  name!: string;
  @Column('uuid')
  organisationId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { nullable: true, description: 'Season, as people call it.' })
  @Column('text', { nullable: true })
  season!: string | null;
  @Field(() => String, { description: 'What the project does.' })
  @Column('text')
  summary!: string;
  @Field(() => PairingProjectState, { description: 'Where it stands.' })
  @Column('text')
  state!: PairingProjectState;
  @Field(() => [HelpKind], { description: 'Kinds of help that it gives.' })
  @Column('text', { array: true })
  helpKinds!: HelpKind[];
  @Field(() => Int, { description: 'Households that are to be paired.' })
  @Column('int')
  targetHouseholds!: number;
  @Field(() => Int, { description: 'Income that households are to gain by it, in fen; 0 where none was set.' })
  @Column('bigint')
  targetIncomeFen!: number;
  @Field(() => Int, { description: 'Value of orders that are to be found, in fen; 0 where none was set.' })
  @Column('bigint')
  targetOrderFen!: number;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  startsOn!: string;
  @Field(() => LocalDate, { description: 'Last day.' })
  @Column('date')
  endsOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Day by which the next report is due; null when none is.' })
  @Column('date', { nullable: true })
  reportDueOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day of the last report; null before the first.' })
  @Column('date', { nullable: true })
  reportedOn!: string | null;
  @Field(() => Int, { description: 'Supporters that a household may have at once.' })
  @Column('int')
  maxSupporters!: number;
  @Field(() => Date, { nullable: true, description: 'Since when (UTC) anybody may see the anonymous page; null while it is off.' })
  @Column('timestamptz', { nullable: true })
  publicSince!: Date | null;
  @Field(() => Boolean, { description: 'Whether its figures are samples that no source states.' })
  @Column('boolean')
  sample!: boolean;
  @Column('uuid')
  createdBy!: string;
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 里程碑. */
@Entity('pairing_milestone')
@ObjectType({ simpleResolvers: true, description: 'A milestone of a project.' })
export class PairingMilestone {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  projectId!: string;
  @Field(() => String, { description: 'What is to be reached.' })
  @Column('text')
  title!: string;
  @Field(() => LocalDate, { description: 'By when.' })
  @Column('date')
  dueOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'When it was reached; null while it was not.' })
  @Column('date', { nullable: true })
  doneOn!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 资金. */
@Entity('pairing_fund')
@ObjectType({ simpleResolvers: true, description: 'A line of the money of a project. Lines are never changed.' })
export class PairingFund {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  projectId!: string;
  @Field(() => FundKind, { description: 'What the line is.' })
  @Column('text')
  kind!: FundKind;
  @Field(() => String, { description: 'Where the money comes from or what it is for.' })
  @Column('text')
  title!: string;
  @Field(() => Int, { description: 'Amount in fen.' })
  @Column('bigint')
  amountFen!: number;
  @Field(() => LocalDate, { description: 'Day.' })
  @Column('date')
  onDay!: string;
  @Column('uuid')
  recordedBy!: string;
}
