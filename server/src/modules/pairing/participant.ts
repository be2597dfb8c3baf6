import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { HelpKind, SharedField } from './enums.js';

/** A household in a project. */
@Entity('pairing_participant')
@ObjectType({
  simpleResolvers: true,
  description:
    'A household in a project as the organisation sees it: anonymous, with area, kind of need and produce. What a consent names stands in `profile`.',
})
export class PairingParticipant {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  projectId!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'Code of the household in this project; says nothing about who it is.' })
  @Column('text')
  code!: string;
  @Field(() => [HelpKind], { description: 'Kinds of help that it needs.' })
  @Column('text', { array: true })
  needKinds!: HelpKind[];
  @Field(() => String, { nullable: true, description: 'What it grows or makes.' })
  @Column('text', { nullable: true })
  produce!: string | null;
  @Field(() => Int, { nullable: true, description: 'Income that it is to gain, in fen; null where none was set.' })
  @Column('bigint', { nullable: true })
  targetIncomeFen!: number | null;
  @Column('uuid')
  nominatedBy!: string;
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** What a consent in force lets the viewer see of a household. */
@ObjectType({
  simpleResolvers: true,
  description: "What the household's consent in force names, masked. A withdrawal empties it at once.",
})
export class SharedProfile {
  @Field(() => [SharedField], { description: 'What may be seen; empty before a consent and after its end.' })
  shows!: SharedField[];
  @Field(() => String, { nullable: true, description: 'Name of the head, masked; null when the consent does not name it.' })
  headName!: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number, masked; null when the consent does not name it.' })
  phone!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Address up to the community or village; null when the consent does not name it.',
  })
  address!: string | null;
  @Field(() => Int, { nullable: true, description: 'Persons in the household; null when the consent does not name it.' })
  memberCount!: number | null;
}

/** The same in clear text. */
@ObjectType({ simpleResolvers: true, description: 'Name, telephone number and address in clear text, as far as the consent names them.' })
export class PairingClear {
  @Field(() => String, { nullable: true, description: 'Name of the head.' })
  headName!: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone!: string | null;
  @Field(() => String, { nullable: true, description: 'Address.' })
  address!: string | null;
}
