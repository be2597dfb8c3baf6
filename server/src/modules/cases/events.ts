import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { newId } from '../../platform/database/ids.js';
import { manyBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { CaseEventKind, CaseState } from './case.js';

/** One entry of a case's trail. */
@Entity('case_event')
@ObjectType({ simpleResolvers: true, description: "One entry of a case's trail. Insert-only. Read by staff of its area." })
export class CaseEvent {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  caseId!: string;
  @Field(() => Date, { description: 'When (UTC).' })
  @Column('timestamptz')
  at!: Date;
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Field(() => CaseEventKind, { description: 'What happened.' })
  @Column('text')
  kind!: CaseEventKind;
  @Field(() => CaseState, { nullable: true, description: 'State before, where the state changed.' })
  @Column('text', { nullable: true })
  fromState!: CaseState | null;
  @Field(() => CaseState, { nullable: true, description: 'State after, where the state changed.' })
  @Column('text', { nullable: true })
  toState!: CaseState | null;
  @Column('uuid', { nullable: true })
  otherId!: string | null;
  @Field(() => String, { nullable: true, description: 'Reason or note.' })
  @Column('text', { nullable: true })
  note!: string | null;
}

/** The trail of a case, oldest first. */
export const eventsByCase = manyBy<CaseEvent>(() => CaseEvent, 'caseId', 't.ordinal');

/** Writes an entry of the trail, by whoever acts, now. */
export async function recordCaseEvent(
  op: Operation,
  event: Pick<CaseEvent, 'caseId' | 'kind'> & Partial<Pick<CaseEvent, 'fromState' | 'toState' | 'otherId' | 'note'>>,
): Promise<void> {
  await op.manager.insert(CaseEvent, { id: newId(), at: op.now, accountId: op.accountId, ...event });
}
