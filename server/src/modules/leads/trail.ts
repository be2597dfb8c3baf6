import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { LeadDecision, LeadEventKind } from './lead.js';

/** One entry of a lead's trail. */
@Entity('lead_event')
@ObjectType({ simpleResolvers: true, description: "One entry of a lead's trail. Insert-only. Read by staff of its area." })
export class LeadEvent {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  leadId!: string;
  @Field(() => Date, { description: 'When (UTC).' })
  @Column('timestamptz')
  at!: Date;
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Field(() => LeadEventKind, { description: 'What happened.' })
  @Column('text')
  kind!: LeadEventKind;
  @Field(() => LeadDecision, { nullable: true, description: 'The decision, where one was made or taken back.' })
  @Column('text', { nullable: true })
  decision!: LeadDecision | null;
  @Field(() => String, { nullable: true, description: 'Reason or note.' })
  @Column('text', { nullable: true })
  note!: string | null;
}

/** A merge, a match, or the verdict that two differ. */
@Entity('lead_link')
@ObjectType({ simpleResolvers: true, description: 'A verdict on a possible duplicate of a lead; taken back with a reason, never removed.' })
export class LeadLink {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  leadId!: string;
  @Column('uuid', { nullable: true })
  householdId!: string | null;
  @Column('uuid', { nullable: true })
  otherLeadId!: string | null;
  @Field(() => Boolean, { description: 'True: the same household. False: somebody looked and they differ.' })
  @Column('boolean')
  same!: boolean;
  @Column('uuid')
  decidedBy!: string;
  @Field(() => Date, { description: 'Decided at (UTC).' })
  @Column('timestamptz')
  decidedAt!: Date;
  @Column('uuid', { nullable: true })
  undoneBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Taken back at (UTC); null while it holds.' })
  @Column('timestamptz', { nullable: true })
  undoneAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  @Column('text', { nullable: true })
  undoReason!: string | null;
}

/** Writes an entry of the trail, by whoever acts, now. */
export async function recordLeadEvent(
  op: Operation,
  event: Pick<LeadEvent, 'leadId' | 'kind'> & Partial<Pick<LeadEvent, 'decision' | 'note'>>,
): Promise<void> {
  await op.manager.insert(LeadEvent, { id: newId(), at: op.now, accountId: op.accountId, ...event });
}
