import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { batched } from '../../platform/database/loaders.js';

/** Whether somebody is asked too often or not at all. */
export enum AskingStanding {
  OFTEN = 'OFTEN',
  USUAL = 'USUAL',
  FORGOTTEN = 'FORGOTTEN',
}
registerEnumType(AskingStanding, {
  name: 'AskingStanding',
  description: 'Whether a volunteer is asked too often or not at all, by the dated parameters `asking.often` and `asking.window.days`.',
  valuesConfig: {
    OFTEN: { description: 'Asked as often as the parameter says, or more.' },
    USUAL: { description: 'Neither.' },
    FORGOTTEN: { description: 'Active for longer than the window, and not asked once in it.' },
  },
});

/** How often somebody is asked. */
@ObjectType({
  simpleResolvers: true,
  description: 'How often a volunteer was offered something in the window of the parameters, wherever it was.',
})
export class VolunteerAsking {
  @Field(() => Int, { description: 'Offers sent.' })
  asked!: number;
  @Field(() => Int, { description: 'Of these, declined.' })
  declined!: number;
  @Field(() => Date, { nullable: true, description: 'Asked last at (UTC); null: never.' })
  lastAskedAt!: Date | null;
  @Field(() => AskingStanding, { description: 'What to make of it.' })
  standing!: AskingStanding;
}

/** How often volunteers are asked: one statement for all. */
export const askingByVolunteer = batched<string, VolunteerAsking | null>(async (op, ids) => {
  const rows = await op.rows<VolunteerAsking & { id: string }>(
    'select volunteer_id as id, asked, declined, last_asked_at as "lastAskedAt", standing from app.volunteer_asking($1)',
    [ids],
  );
  const byId = new Map(rows.map(({ id, ...asking }) => [id, Object.assign(new VolunteerAsking(), asking)]));
  return ids.map((id) => byId.get(id) ?? null);
});
