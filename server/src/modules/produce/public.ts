import { Field, Int, ObjectType } from 'type-graphql';
import type { Operation } from '../../platform/database/operation.js';
import { HelpKind, PairingProjectState } from '../pairing/index.js';

/** The anonymous page of a project. */
@ObjectType({
  simpleResolvers: true,
  description:
    'What anybody may see of a project that switched its page on. A count below the least of policy (pairing.public.least), and a sum of so few, is null.',
})
export class PublicProject {
  @Field(() => String, { description: 'Number of the project.' })
  number!: string;
  @Field(() => String, { description: 'Name.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Season.' })
  season!: string | null;
  @Field(() => String, { description: 'What it does.' })
  summary!: string;
  @Field(() => String, { description: 'Name of the organisation.' })
  organisation!: string;
  @Field(() => PairingProjectState, { description: 'Where it stands.' })
  state!: PairingProjectState;
  @Field(() => Boolean, { description: 'Whether its figures are samples that no source states.' })
  sample!: boolean;
  @Field(() => [HelpKind], { description: 'Kinds of help.' })
  helpKinds!: HelpKind[];
  @Field(() => Int, { nullable: true, description: 'Households that were paired; null when they are too few to be named.' })
  households!: number | null;
  @Field(() => Int, { nullable: true, description: 'Supporters; null when they are too few to be named.' })
  supporters!: number | null;
  @Field(() => Int, { nullable: true, description: 'Orders; null when they are too few to be named.' })
  orders!: number | null;
  @Field(() => Int, { nullable: true, description: 'Value of the orders, in fen; null with few orders.' })
  orderFen!: number | null;
  @Field(() => Int, { nullable: true, description: 'Income of the households, in fen; null when few households were paid.' })
  incomeFen!: number | null;
  @Field(() => Int, { description: 'Households that are to be paired.' })
  targetHouseholds!: number;
  @Field(() => Int, { description: 'The least count that is named.' })
  fewest!: number;
}

/** The page of a project by its number; null while it is off, and where there is none. */
export async function publicProject(op: Operation, number: string): Promise<PublicProject | null> {
  const row = await op.row<PublicProject>(
    `select number, name, season, summary, organisation, state, sample, help_kinds "helpKinds", households, supporters, orders, order_fen "orderFen", income_fen "incomeFen",
       target_households "targetHouseholds", fewest from app.public_project($1)`,
    [number],
  );
  return row ? Object.assign(new PublicProject(), row) : null;
}
