import { Ctx, Field, ID, ObjectType, registerEnumType, Resolver, Root, Subscription } from 'type-graphql';
import type { Operation } from '../database/operation.js';
import type { Context } from '../graphql/context.js';
import { Guard } from '../access/guard.js';
import type { Gathered } from './gather.js';

/** What kind of row changed. */
export enum ChangeKind {
  NEED = 'NEED',
  OFFER = 'OFFER',
  VISIT = 'VISIT',
  ALERT = 'ALERT',
  BREAK_GLASS = 'BREAK_GLASS',
  NOTIFICATION = 'NOTIFICATION',
}
registerEnumType(ChangeKind, { name: 'ChangeKind', description: 'What kind of thing changed.' });

const TABLES = {
  service_need: ChangeKind.NEED,
  offer: ChangeKind.OFFER,
  assignment: ChangeKind.VISIT,
  risk_alert: ChangeKind.ALERT,
  break_glass: ChangeKind.BREAK_GLASS,
  notification: ChangeKind.NOTIFICATION,
} as const;

/** One changed thing. */
@ObjectType({ simpleResolvers: true, description: 'Something that was made or changed: its id alone, for whoever may see it.' })
class Change {
  @Field(() => ChangeKind, { description: 'What it is.' })
  kind!: ChangeKind;
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

/** Changes told together. */
@ObjectType({
  simpleResolvers: true,
  description:
    'Changes of needs, offers and visits, and new alerts, emergency accesses and notifications, that the viewer may see, told together.',
})
class Changes {
  @Field(() => [Change], { description: 'What changed.' })
  changes!: Change[];
  @Field(() => Boolean, { description: 'Whether others may have been missed or were too many to name: ask anew for what is shown.' })
  resync!: boolean;
}

/** Which of the announced rows exist for the actor. */
async function seen(op: Operation, { ids, resync }: Gathered): Promise<Changes> {
  const changes: Change[] = [];
  for (const [table, kind] of Object.entries(TABLES)) {
    const asked = ids.get(table);
    if (asked === undefined) continue;
    // The name of the table comes from the list above alone.
    const rows = await op.rows<{ id: string }>(`select id from ${table} where id = any ($1::uuid[])`, [asked]);
    changes.push(...rows.map(({ id }) => Object.assign(new Change(), { kind, id })));
  }
  return Object.assign(new Changes(), { changes, resync });
}

/** Live changes. */
@Resolver()
export class ChangesResolver {
  @Subscription(() => Changes, {
    description:
      'Needs, offers and visits that change, alerts that are raised, emergency accesses that are opened and notifications that arrive, through whichever server process; each telling is read with the rights of the viewer at that moment.',
    subscribe: ({ context }: { context: unknown }) => (context as { source: AsyncIterable<Gathered> }).source,
  })
  @Guard('account:own')
  changes(@Root() gathered: Gathered, @Ctx() { op }: Context): Promise<Changes> {
    return seen(op, gathered);
  }
}
