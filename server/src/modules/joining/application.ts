import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { AdminArea } from '../areas/index.js';
import { TeamKind } from '../catalogue/index.js';

/** Where an application stands. */
export enum ApplicationState {
  RECEIVED = 'RECEIVED',
  INTERVIEW = 'INTERVIEW',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
}
registerEnumType(ApplicationState, {
  name: 'VolunteerApplicationState',
  description: 'Where an application to serve stands.',
  valuesConfig: {
    RECEIVED: { description: 'Nobody has looked at it yet.' },
    INTERVIEW: { description: 'A talk is agreed on or over.' },
    ACCEPTED: { description: 'The applicant is a volunteer now, to be vetted.' },
    DECLINED: { description: 'Declined, with a reason.' },
  },
});

/** 志愿服务协议. */
@Entity('volunteer_agreement')
@ObjectType({ simpleResolvers: true, description: 'What volunteers agree to, as it reads from a day on.' })
export class VolunteerAgreement {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Text in Chinese.' })
  @Column('text')
  body!: string;
  @Field(() => String, { description: 'Text in English.' })
  @Column('text')
  bodyEn!: string;
  @Column('date')
  validFrom!: string;
  @Field(() => Boolean, { description: 'Whether it is a sample that the city has not replaced yet.' })
  @Column('boolean')
  sample!: boolean;
}

/** 志愿者申请. */
@Entity('volunteer_application')
@ObjectType({
  simpleResolvers: true,
  description: 'An application of somebody who wants to serve (志愿者申请). Read by coordinators of the area.',
})
export class VolunteerApplication {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number that people quote.' })
  @Column('text')
  number!: string;
  @Field(() => String, { description: 'Name.' })
  @Column('text')
  name!: string;
  /** In clear; leaves masked, or through a reveal. */
  @Column('text')
  phone!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => TeamKind, { nullable: true, description: 'Kind of team wished for; null: any.' })
  @Column('text', { nullable: true })
  teamKind!: TeamKind | null;
  @Field(() => String, { description: 'Languages and dialects, as written.' })
  @Column('text')
  languages!: string;
  @Field(() => String, { description: 'When the applicant could serve, as written.' })
  @Column('text')
  times!: string;
  @Field(() => String, { description: 'Why, as written.' })
  @Column('text')
  motive!: string;
  @Column('uuid')
  agreementId!: string;
  @Field(() => ApplicationState, { description: 'Where it stands.' })
  @Column('text')
  state!: ApplicationState;
  @Field(() => Date, { nullable: true, description: 'When the talk is, or was (UTC).' })
  @Column('timestamptz', { nullable: true })
  interviewAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What the talk showed.' })
  @Column('text', { nullable: true })
  interviewNote!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  @Column('text', { nullable: true })
  reason!: string | null;
  @Column('uuid', { nullable: true })
  decidedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Decided at (UTC).' })
  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;
  @Column('uuid', { nullable: true })
  volunteerId!: string | null;
  @Field(() => Date, { description: 'Received at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** Page of applications. */
export const ApplicationConnection = connectionOf(VolunteerApplication, 'VolunteerApplication');

/** What the public form needs. */
@ObjectType({ simpleResolvers: true, description: 'What whoever wants to join chooses from and agrees to.' })
export class JoinForm {
  @Field(() => [AdminArea], { description: 'Districts and county-level cities.' })
  areas!: AdminArea[];
  @Field(() => VolunteerAgreement, { description: 'The agreement in force.' })
  agreement!: VolunteerAgreement;
}

/** Payload of applying. */
@ObjectType({ simpleResolvers: true, description: 'Result of an application.' })
export class VolunteerApplyPayload extends Payload {
  @Field(() => Boolean, { description: 'Whether it was received, now or before.' })
  received = false;
}

/** Payload of changes. */
@ObjectType({ simpleResolvers: true, description: 'Result of a step of an application.' })
export class VolunteerApplicationPayload extends Payload {
  @Field(() => VolunteerApplication, { nullable: true, description: 'The application as it is now.' })
  application?: VolunteerApplication;
}

/** Payload of a reveal. */
@ObjectType({ simpleResolvers: true, description: 'Clear telephone number of an applicant.' })
export class VolunteerApplicationRevealPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Telephone number in clear.' })
  phone?: string;
}
