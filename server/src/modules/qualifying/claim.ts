import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Where a claim stands. */
export enum ClaimState {
  SUBMITTED = 'SUBMITTED',
  VERIFIED = 'VERIFIED',
  REFUSED = 'REFUSED',
}
registerEnumType(ClaimState, {
  name: 'QualificationClaimState',
  description: 'Where a paper stands that is to count as a qualification.',
  valuesConfig: {
    SUBMITTED: { description: 'Nobody has looked at it yet.' },
    VERIFIED: { description: 'Another person looked at it; it counts.' },
    REFUSED: { description: 'It does not count, with a reason.' },
  },
});

/** 资质材料. */
@Entity('qualification_claim')
@ObjectType({
  simpleResolvers: true,
  description:
    'A paper that is to count as a qualification (资质材料). The paper itself is fetched from `/evidence/<id>`, which records who looked.',
})
export class QualificationClaim {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  volunteerId!: string;
  @Column('text')
  typeCode!: string;
  @Field(() => LocalDate, { description: 'First day on which it holds, as said.' })
  @Column('date')
  issuedOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day, as said; null: without end.' })
  @Column('date', { nullable: true })
  expiresOn!: string | null;
  @Column('text')
  mediaType!: string;
  @Field(() => Int, { description: 'Size of the paper in bytes.' })
  @Column('int')
  bytes!: number;
  /** Read by the one route that shows it. */
  @Column('text', { select: false })
  contentSealed!: string;
  @Field(() => ClaimState, { description: 'Where it stands.' })
  @Column('text')
  state!: ClaimState;
  @Column('uuid')
  submittedBy!: string;
  @Field(() => Date, { description: 'Handed in at (UTC).' })
  @Column('timestamptz')
  submittedAt!: Date;
  @Column('uuid', { nullable: true })
  decidedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Decided at (UTC); null before.' })
  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it does not count.' })
  @Column('text', { nullable: true })
  reason!: string | null;
  @Column('uuid', { nullable: true })
  qualificationId!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
