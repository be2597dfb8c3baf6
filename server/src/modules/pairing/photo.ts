import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** 项目照片. The picture itself is another table, which no list reads. */
@Entity('pairing_photo')
@ObjectType({
  simpleResolvers: true,
  description:
    'A photo of a project. One that shows people of a household is there only while a consent in force names photos, and is erased when it is withdrawn. The picture is at `/photos/` and the id.',
})
export class PairingPhoto {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  projectId!: string;
  @Column('uuid', { nullable: true })
  participantId!: string | null;
  @Column('uuid', { nullable: true })
  milestoneId!: string | null;
  @Field(() => String, { description: 'What it shows.' })
  @Column('text')
  caption!: string;
  @Field(() => LocalDate, { description: 'Day on which it was taken, as stated.' })
  @Column('date')
  takenOn!: string;
  @Field(() => Int, { description: 'Width in pixels.' })
  @Column('int')
  width!: number;
  @Field(() => Int, { description: 'Height in pixels.' })
  @Column('int')
  height!: number;
  @Column('uuid')
  addedBy!: string;
  @Field(() => Date, { description: 'Added at (UTC).' })
  @Column('timestamptz')
  addedAt!: Date;
}
