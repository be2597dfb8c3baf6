import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { newId } from '../../platform/database/ids.js';
import { manyBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { GeoPoint } from '../../platform/graphql/geo-point.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import type { GeoPointInput } from './inputs.js';

/** Which end of a visit a mark is. */
export enum VisitMarkKind {
  START = 'START',
  FINISH = 'FINISH',
}
registerEnumType(VisitMarkKind, { name: 'VisitMarkKind', description: 'Which end of a visit a mark is.' });

/** 签到、签退. */
@Entity('visit_mark')
@ObjectType({
  simpleResolvers: true,
  description: 'When the volunteer said that a visit began or ended, and when the server heard of it. Never changed.',
})
export class VisitMark {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  assignmentId!: string;
  @Field(() => VisitMarkKind, { description: 'Beginning or end.' })
  @Column('text')
  kind!: VisitMarkKind;
  @Field(() => Date, { description: 'When it happened, by the clock of the phone (UTC).' })
  @Column('timestamptz')
  happenedAt!: Date;
  @Field(() => Date, { description: 'When the server heard of it (UTC); later where the phone had no network.' })
  @Column('timestamptz')
  receivedAt!: Date;
  @Column('double precision', { nullable: true })
  latitude!: number | null;
  @Column('double precision', { nullable: true })
  longitude!: number | null;
}

/** What a phone has to know of the city's rules. */
@ObjectType({ simpleResolvers: true, description: "What the volunteer's phone has to know of the city's rules." })
export class PhoneSettings {
  @Field(() => Int, { description: 'Hours after which what rests on a phone is wiped when it has not been in touch.' })
  keepHours!: number;
  @Field(() => Int, { description: 'Hours after which a check-in or check-out is no longer taken from a phone.' })
  lateHours!: number;
}

/** Marks of a visit, the beginning first. */
export const marksByAssignment = manyBy<VisitMark>(() => VisitMark, 'assignmentId', 't.happened_at, t.kind desc');

/** The place of a mark, where the volunteer gave one. */
export function placeOf(mark: VisitMark): GeoPoint | null {
  const { latitude, longitude } = mark;
  return latitude === null || longitude === null ? null : Object.assign(new GeoPoint(), { latitude, longitude });
}

/**
 * The instant at which something happened by the phone's clock. A clock that runs ahead counts as now.
 * @throws Refusal OUT_OF_RANGE when the phone tells of it later than `phone.late.hours` allows
 */
export async function happenedAt(op: Operation, told: Date | undefined): Promise<Date> {
  if (!told || told >= op.now) return op.now;
  const hours = await policyParameter(op, 'phone.late.hours');
  if (op.now.getTime() - told.getTime() > hours * 3_600_000)
    refuse(UserErrorCode.OUT_OF_RANGE, 'This happened too long ago to be taken from a phone.', ['happenedAt']);
  return told;
}

/** Keeps both instants of a check-in or check-out. */
export async function putMark(
  op: Operation,
  mark: { assignmentId: string; kind: VisitMarkKind; at: Date; place?: GeoPointInput | undefined },
): Promise<void> {
  await op.manager.insert(VisitMark, {
    id: newId(),
    assignmentId: mark.assignmentId,
    kind: mark.kind,
    happenedAt: mark.at,
    receivedAt: op.now,
    latitude: mark.place?.latitude ?? null,
    longitude: mark.place?.longitude ?? null,
  });
}
