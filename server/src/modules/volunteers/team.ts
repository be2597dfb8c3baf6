import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Detail } from '../../platform/database/brief.js';
import { TeamKind } from '../catalogue/index.js';

/** 志愿服务队. */
@Entity('volunteer_team')
@ObjectType({ simpleResolvers: true, description: 'A volunteer team (志愿服务队): the services it offers, the areas it serves.' })
export class VolunteerTeam {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Name, unique.' })
  @Column('text')
  name!: string;
  @Field(() => TeamKind, { description: 'Kind.' })
  @Column('text')
  kind!: TeamKind;
  @Detail()
  @Column('uuid', { nullable: true })
  organisationId!: string | null;
  @Detail()
  @Column('bigint', { array: true })
  areaCodes!: number[];
  @Detail()
  @Column('text', { array: true })
  serviceCodes!: string[];
  @Detail()
  @Column('boolean', { default: false })
  demo!: boolean;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** Who belongs to which team; a volunteer may belong to several. */
@Entity('team_member')
export class TeamMember {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  teamId!: string;
  @Column('uuid')
  volunteerId!: string;
}
