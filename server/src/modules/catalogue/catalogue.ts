import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** Kind of a volunteer team; each service of the catalogue belongs to at most one kind. */
export enum TeamKind {
  BLUE_VEST = 'BLUE_VEST',
  RED_SEAGULL = 'RED_SEAGULL',
  LITTLE_ORANGE_LAMP = 'LITTLE_ORANGE_LAMP',
  OTHER = 'OTHER',
}
registerEnumType(TeamKind, {
  name: 'TeamKind',
  description:
    'Kind of a volunteer team: Blue Vest (蓝马甲, proxy service), Red Seagull (红海鸥, life support), Little Orange Lamp (小桔灯, psychological care), or another.',
  valuesConfig: {
    BLUE_VEST: { description: "蓝马甲: does or helps with applications on a resident's behalf." },
    RED_SEAGULL: { description: '红海鸥: life support, links resources.' },
    LITTLE_ORANGE_LAMP: { description: '小桔灯: psychological care, social integration.' },
    OTHER: { description: 'A team that a user added.' },
  },
});

/** 技能. */
@Entity('skill')
@ObjectType({ simpleResolvers: true, description: 'A skill (技能) that a service needs or a volunteer has.' })
export class Skill {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Stable code, used in inputs and spreadsheets.' })
  @Column('text')
  code!: string;
  @Field(() => String, { description: 'Name in Chinese.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'Name in English.' })
  @Column('text')
  nameEn!: string;
}

/** 资质类型. */
@Entity('qualification_type')
@ObjectType({ simpleResolvers: true, description: 'A kind of qualification or training (资质) that a service can demand.' })
export class QualificationType {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Stable code, used in inputs and spreadsheets.' })
  @Column('text')
  code!: string;
  @Field(() => String, { description: 'Name in Chinese.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'Name in English.' })
  @Column('text')
  nameEn!: string;
  @Field(() => Int, { nullable: true, description: 'Months for which it holds after it was issued; null when it does not expire.' })
  @Column('int', { nullable: true })
  validMonths!: number | null;
}

/** 服务项目. */
@Entity('service_type')
@ObjectType({ simpleResolvers: true, description: 'A service of the catalogue (服务项目), with what it asks of whoever does it.' })
export class ServiceType {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Stable code, used in inputs and spreadsheets.' })
  @Column('text')
  code!: string;
  @Field(() => String, { description: 'Name in Chinese.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'Name in English.' })
  @Column('text')
  nameEn!: string;
  @Field(() => TeamKind, { nullable: true, description: 'Kind of team whose work this is; null when any team may offer it.' })
  @Column('text', { name: 'team_kind', nullable: true })
  team!: TeamKind | null;
  @Field(() => String, { description: 'Group of the catalogue in which the service is listed.' })
  @Column('text')
  category!: string;
  @Column('text', { array: true })
  skillCodes!: string[];
  @Column('text', { array: true })
  qualificationCodes!: string[];
  @Field(() => Boolean, { description: 'Whether it is a risky service, done by insured volunteers alone.' })
  @Column('boolean', { default: false })
  needsInsurance!: boolean;
  @Field(() => Int, { description: 'Minutes that one visit usually takes.' })
  @Column('int')
  usualMinutes!: number;
  @Field(() => Int, { description: 'How many different people go.' })
  @Column('int')
  peopleNeeded!: number;
  @Field(() => Boolean, { description: 'Whether new needs may ask for it.' })
  @Column('boolean')
  active!: boolean;
  @Field(() => Boolean, { description: 'True for editable sample data that no published source itemises.' })
  @Column('boolean')
  sample!: boolean;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
