import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Level of an administrative area. */
export enum AreaLevel {
  CITY = 'CITY',
  DISTRICT = 'DISTRICT',
  TOWN = 'TOWN',
  COMMUNITY = 'COMMUNITY',
  GRID_CELL = 'GRID_CELL',
}
registerEnumType(AreaLevel, {
  name: 'AreaLevel',
  description: 'Level of an area: city, district or county-level city, town or sub-district, community or village, grid cell.',
});

/** 行政区划. The primary key is the 15-digit code: GB/T 2260 (6) + town (3) + community (3) + grid cell (3). */
@Entity('admin_area')
@ObjectType({ simpleResolvers: true, description: 'An administrative area (行政区划), from the city down to a grid cell.' })
export class AdminArea {
  @PrimaryColumn('bigint')
  code!: number;
  @Field(() => String, { description: 'Name in Chinese.' })
  @Column('text')
  name!: string;
  @Field(() => String, { nullable: true, description: 'Name in Latin letters where one is in use.' })
  @Column('text', { nullable: true })
  nameEn!: string | null;
  @Field(() => AreaLevel, { description: 'Level of the area.' })
  @Column('text')
  level!: AreaLevel;
  @Column('bigint', { nullable: true })
  parentCode!: number | null;
  /** True for names that the source does not state and that stand in as samples. */
  @Column('boolean')
  sample!: boolean;
}
