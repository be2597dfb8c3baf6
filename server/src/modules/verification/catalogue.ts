import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** What an answer measures. */
export enum VerificationMeasure {
  FEN_A_MONTH = 'FEN_A_MONTH',
  FEN = 'FEN',
  COUNT = 'COUNT',
  YES_NO = 'YES_NO',
}
registerEnumType(VerificationMeasure, {
  name: 'VerificationMeasure',
  description: 'What an answer measures: fen a month, fen, how many, or only whether there is something.',
});

/** What a household declares. */
export enum VerificationDeclared {
  INCOME = 'INCOME',
  SAVINGS = 'SAVINGS',
  VEHICLES = 'VEHICLES',
  DWELLINGS = 'DWELLINGS',
}
registerEnumType(VerificationDeclared, {
  name: 'VerificationDeclared',
  description: 'What a household declares in its application, against which answers are held.',
});

/** A department that is asked. */
@Entity('verification_department')
@ObjectType({
  simpleResolvers: true,
  description:
    'A department that is asked in economic verification. The source names 19 and does not list them: sample data until the city replaces it.',
})
export class VerificationDepartment {
  @Field(() => String, { description: 'Code.' })
  @PrimaryColumn('text')
  code!: string;
  @Field(() => String, { description: 'Name in Chinese.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'Name in English.' })
  @Column('text')
  nameEn!: string;
  @Column('int')
  position!: number;
  @Field(() => String, {
    nullable: true,
    description: "Connector through which it is asked, by its name in the operator's settings; null: it is not asked.",
  })
  @Column('text', { nullable: true })
  connector!: string | null;
  @Field(() => Boolean, { description: 'Whether it is asked at all.' })
  @Column('boolean')
  active!: boolean;
  @Field(() => Boolean, { description: 'Whether it stands in for a list that the source does not give.' })
  @Column('boolean')
  sample!: boolean;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** What a department is asked about a person. */
@Entity('verification_item')
@ObjectType({
  simpleResolvers: true,
  description:
    'What a department is asked about a person. The source names 36 and does not list them: sample data until the city replaces it.',
})
export class VerificationItem {
  @Field(() => String, { description: 'Code.' })
  @PrimaryColumn('text')
  code!: string;
  @Column('text')
  departmentCode!: string;
  @Field(() => String, { description: 'Name in Chinese.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'Name in English.' })
  @Column('text')
  nameEn!: string;
  @Column('int')
  position!: number;
  @Field(() => VerificationMeasure, { description: 'What its answers measure.' })
  @Column('text')
  measure!: VerificationMeasure;
  @Field(() => VerificationDeclared, { nullable: true, description: 'What its answers are held against; null: against nothing.' })
  @Column('text', { nullable: true })
  declared!: VerificationDeclared | null;
  @Field(() => String, {
    nullable: true,
    description: 'Items with the same text here are about the same money or thing: of a person the largest counts, once.',
  })
  @Column('text', { nullable: true })
  sameAs!: string | null;
  @Field(() => Boolean, { description: 'Whether it is asked.' })
  @Column('boolean')
  active!: boolean;
  @Field(() => Boolean, { description: 'Whether it stands in for a list that the source does not give.' })
  @Column('boolean')
  sample!: boolean;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
