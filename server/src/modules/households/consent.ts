import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { ConsentPurpose } from './enums.js';

/** Version of the wording that people agree to today; each consent keeps the version it was given for. */
export const CONSENT_TEXT_VERSION = '2026-1';

/** 知情同意, for one purpose, of the household or of one person in it. */
@Entity('consent')
@ObjectType({
  simpleResolvers: true,
  description: 'A consent (知情同意) for one purpose, of the whole household or of one person. A withdrawal takes effect at once.',
})
export class Consent {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid', { nullable: true })
  personId!: string | null;
  @Field(() => ConsentPurpose, { description: 'What it allows.' })
  @Column('text')
  purpose!: ConsentPurpose;
  @Column('uuid', { nullable: true })
  organisationId!: string | null;
  @Field(() => LocalDate, { description: 'First day on which it holds (Asia/Shanghai).' })
  @Column('date')
  grantedOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it holds; null without an end.' })
  @Column('date', { nullable: true })
  expiresOn!: string | null;
  @Field(() => Date, { nullable: true, description: 'Withdrawn at (UTC); null while it was not.' })
  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;
  @Column('text')
  givenBy!: string;
  @Field(() => String, { description: 'Version of the wording that was agreed to.' })
  @Column('text')
  textVersion!: string;
}
