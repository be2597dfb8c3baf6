import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Where a wish for a correction stands. */
export enum CorrectionState {
  ASKED = 'ASKED',
  GRANTED = 'GRANTED',
  REFUSED = 'REFUSED',
}
registerEnumType(CorrectionState, { name: 'CorrectionState', description: 'Where a wish to correct a service record stands.' });

/** 服务记录. */
@ObjectType({
  simpleResolvers: true,
  description: 'One verified visit as it counts for its volunteer (志愿服务记录). Carries no household.',
})
export class ServiceRecord {
  @Field(() => ID, { description: 'Id of the visit.' })
  id!: string;
  volunteerId!: string;
  serviceCode!: string;
  @Field(() => LocalDate, { description: 'Day of service (Asia/Shanghai).' })
  servedOn!: string;
  @Field(() => Date, { description: 'Check-in (UTC).' })
  startsAt!: Date;
  @Field(() => Date, { description: 'Check-out (UTC).' })
  endsAt!: Date;
  @Field(() => Int, { description: 'Minutes as first recorded.' })
  recordedMinutes!: number;
  @Field(() => Int, { description: 'Minutes that count, after granted corrections.' })
  minutes!: number;
}

/** Records of a volunteer in a period, with their sum. */
@ObjectType({ simpleResolvers: true, description: 'Service records of a volunteer in a period.' })
export class ServiceRecords {
  @Field(() => [ServiceRecord], { description: 'The latest 500, newest first.' })
  records!: ServiceRecord[];
  @Field(() => Int, { description: 'Minutes of all records of the period.' })
  totalMinutes!: number;
  @Field(() => Int, { description: 'Visits of the period.' })
  totalVisits!: number;
}

/** 更正申请. */
@Entity('record_correction')
@ObjectType({
  simpleResolvers: true,
  description: "A volunteer's wish to have the minutes of a verified visit put right. Read by its volunteer and by those who decide.",
})
export class RecordCorrection {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  assignmentId!: string;
  @Column('uuid')
  volunteerId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => Int, { description: 'Minutes that it should be.' })
  @Column('int')
  minutes!: number;
  @Field(() => String, { description: 'Why.' })
  @Column('text')
  reason!: string;
  @Field(() => CorrectionState, { description: 'Where it stands.' })
  @Column('text')
  state!: CorrectionState;
  @Field(() => Date, { description: 'Asked at (UTC).' })
  @Column('timestamptz')
  askedAt!: Date;
  @Column('uuid', { nullable: true })
  decidedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Decided at (UTC).' })
  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What was said with the decision.' })
  @Column('text', { nullable: true })
  decisionNote!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 评单. */
@Entity('visit_rating')
@ObjectType({ simpleResolvers: true, description: 'What the household said of a visit (评单), told to a worker.' })
export class VisitRating {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  assignmentId!: string;
  @Field(() => Int, { description: '1 to 5.' })
  @Column('int')
  stars!: number;
  @Field(() => String, { nullable: true, description: 'In words.' })
  @Column('text', { nullable: true })
  words!: string | null;
  @Column('uuid')
  heardBy!: string;
  @Field(() => Date, { description: 'Heard at (UTC).' })
  @Column('timestamptz')
  heardAt!: Date;
}

/** How a certificate lies. */
export enum PageOrientation {
  PORTRAIT = 'PORTRAIT',
  LANDSCAPE = 'LANDSCAPE',
}
registerEnumType(PageOrientation, { name: 'PageOrientation', description: 'How an A4 page lies.' });

/** Words of certificates. */
@Entity('certificate_template')
@ObjectType({ simpleResolvers: true, description: 'The words of certificates from a day on.' })
export class CertificateTemplate {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Heading.' })
  @Column('text')
  title!: string;
  @Field(() => String, { description: 'Text; {{name}}, {{number}}, {{from}}, {{until}}, {{visits}} and {{hours}} are filled in.' })
  @Column('text')
  body!: string;
  @Field(() => String, { description: 'Who issues.' })
  @Column('text')
  issuer!: string;
  @Field(() => PageOrientation, { description: 'How the page lies.' })
  @Column('text', { default: PageOrientation.PORTRAIT })
  orientation!: PageOrientation;
  @Field(() => String, { description: 'Colour of the frame, #rrggbb.' })
  @Column('text', { default: '#125d7f' })
  accent!: string;
  @Field(() => [String], { description: 'Further lines below the text, with the same placeholders; at most 8.' })
  @Column('text', { array: true, default: [] })
  lines!: string[];
  @Field(() => String, { description: 'Small print at the foot; empty for none.' })
  @Column('text', { default: '' })
  footer!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  validFrom!: string;
  @Field(() => Boolean, { description: 'Whether these words are a sample, to be replaced by the city’s own.' })
  @Column('boolean')
  sample!: boolean;
}

/** 服务证明. */
@Entity('service_certificate')
@ObjectType({
  simpleResolvers: true,
  description: 'A certificate of service (志愿服务记录证明). Read by whoever may see the volunteer; anybody may check its code.',
})
export class ServiceCertificate {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Code by which anybody checks it.' })
  @Column('text')
  code!: string;
  @Column('uuid')
  volunteerId!: string;
  @Field(() => LocalDate, { description: 'First day of the period.' })
  @Column('date')
  from!: string;
  @Field(() => LocalDate, { description: 'Last day of the period.' })
  @Column('date')
  until!: string;
  @Field(() => Int, { description: 'Minutes certified.' })
  @Column('int')
  minutes!: number;
  @Field(() => Int, { description: 'Visits certified.' })
  @Column('int')
  visits!: number;
  @Column('uuid')
  templateId!: string;
  @Column('uuid')
  issuedBy!: string;
  @Field(() => Date, { description: 'Issued at (UTC).' })
  @Column('timestamptz')
  issuedAt!: Date;
  @Column('uuid', { nullable: true })
  withdrawnBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Withdrawn at (UTC); null while it holds.' })
  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  @Column('text', { nullable: true })
  withdrawnReason!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** What a holder of a code learns. */
@ObjectType({ simpleResolvers: true, description: 'What anybody who holds a certificate learns from its code.' })
export class CertificateCheck {
  @Field(() => Boolean, { description: 'Whether it holds; false when it was withdrawn.' })
  valid!: boolean;
  @Field(() => String, { description: 'Name of the volunteer, masked.' })
  name!: string;
  @Field(() => String, { description: 'Volunteer number.' })
  number!: string;
  @Field(() => LocalDate, { description: 'First day of the period.' })
  from!: string;
  @Field(() => LocalDate, { description: 'Last day of the period.' })
  until!: string;
  @Field(() => Float, { description: 'Hours certified, to one decimal.' })
  hours!: number;
  @Field(() => Int, { description: 'Visits certified.' })
  visits!: number;
  @Field(() => String, { description: 'Who issued it.' })
  issuer!: string;
  @Field(() => LocalDate, { description: 'Day of issue (Asia/Shanghai).' })
  issuedOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Day of withdrawal (Asia/Shanghai).' })
  withdrawnOn!: string | null;
}
