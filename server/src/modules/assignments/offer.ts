import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** Where an offer stands. */
export enum OfferState {
  PROPOSED = 'PROPOSED',
  SENT = 'SENT',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  EXPIRED = 'EXPIRED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(OfferState, { name: 'OfferState', description: 'Where an offer (派单) stands.' });

/** Why a volunteer declines. */
export enum DeclineReason {
  NO_TIME = 'NO_TIME',
  TOO_FAR = 'TOO_FAR',
  NOT_SKILLED = 'NOT_SKILLED',
  UNWELL = 'UNWELL',
  CONFLICT_OF_INTEREST = 'CONFLICT_OF_INTEREST',
  OTHER = 'OTHER',
}
registerEnumType(DeclineReason, { name: 'DeclineReason', description: 'Why a volunteer declines an offer.' });

/** 派单. While it waits for its answer and while its assignment lives it holds one seat of the need. */
@Entity('offer')
@ObjectType({ simpleResolvers: true, description: 'A need offered to a volunteer (派单). Read by staff of the area and by the volunteer.' })
export class Offer {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  needId!: string;
  @Column('uuid')
  volunteerId!: string;
  @Column('bigint')
  areaCode!: number;
  @Column('int')
  seat!: number;
  @Column('boolean')
  holdsSeat!: boolean;
  @Field(() => OfferState, { description: 'Where the offer stands.' })
  @Column('text')
  state!: OfferState;
  @Field(() => Date, { description: 'Planned start of the visit (UTC).' })
  @Column('timestamptz')
  startsAt!: Date;
  @Field(() => Date, { description: 'Planned end of the visit (UTC).' })
  @Column('timestamptz')
  endsAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Sent at (UTC).' })
  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;
  @Column('uuid', { nullable: true })
  sentBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Unanswered by then (UTC), the offer expires and its seat is free again.' })
  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Answered, expired or withdrawn at (UTC).' })
  @Column('timestamptz', { nullable: true })
  answeredAt!: Date | null;
  @Field(() => DeclineReason, { nullable: true, description: 'Why it was declined.' })
  @Column('text', { nullable: true })
  declineReason!: DeclineReason | null;
  @Field(() => String, { nullable: true, description: 'What the volunteer added.' })
  @Column('text', { nullable: true })
  declineNote!: string | null;
  @Field(() => String, { nullable: true, description: 'Why this volunteer was chosen although not the first of the ranking.' })
  @Column('text', { nullable: true })
  overrideReason!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
