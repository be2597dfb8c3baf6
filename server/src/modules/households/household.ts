import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Detail } from '../../platform/database/brief.js';
import { HardshipTag } from './enums.js';

/** 家庭. Name, address and telephone number leave the server masked (fields.ts); clear text only through a recorded reveal. */
@Entity('household')
@ObjectType({
  simpleResolvers: true,
  description:
    'A household (家庭) that receives assistance or may need it. Personal fields are masked; `householdReveal` shows the clear text and is recorded.',
})
export class Household {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number of the household in this system; never reused.' })
  @Column('text')
  number!: string;
  @Column('bigint')
  areaCode!: number;
  @Detail()
  @Column('text', { nullable: true })
  address!: string | null;
  @Detail()
  @Column('text', { nullable: true })
  phone!: string | null;
  @Detail()
  @Column('double precision', { nullable: true })
  latitude!: number | null;
  @Detail()
  @Column('double precision', { nullable: true })
  longitude!: number | null;
  @Field(() => String, {
    nullable: true,
    description:
      'What whoever goes there should mind: a dog, dark stairs; null when nothing is noted. Volunteers read it once they have accepted.',
  })
  @Detail()
  @Column('text', { nullable: true })
  safetyNote!: string | null;
  @Field(() => [HardshipTag], { description: 'Why the household is in difficulty.' })
  @Detail()
  @Column('text', { array: true })
  hardshipTags!: HardshipTag[];
  @Column('text')
  headName!: string;
  @Field(() => Int, { description: 'Persons in the household today.' })
  @Column('int')
  memberCount!: number;
  /** Search tokens of number, names, address and telephone numbers; written with every change (search.ts). */
  @Column('text', { array: true, select: false })
  search!: string[];
  @Field(() => Date, { nullable: true, description: 'End of the last finished visit (UTC); null before the first.' })
  @Detail()
  @Column('timestamptz', { nullable: true })
  lastContactAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether this is demo data: no real person is behind it.' })
  @Detail()
  @Column('boolean', { default: false })
  demo!: boolean;
  /** The import that brought the row, for its undo. */
  @Detail()
  @Column('uuid', { nullable: true })
  importId!: string | null;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Detail()
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Date, { description: 'Last change to the household, its members, statuses or consents (UTC).' })
  @Detail()
  @Column('timestamptz')
  updatedAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
