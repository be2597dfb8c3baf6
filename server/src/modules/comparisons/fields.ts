import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { Job, jobById } from '../../platform/jobs/index.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode, mayInAll } from '../areas/index.js';
import { Household, householdById, maskAddress, maskName } from '../households/index.js';
import { Lead, leadById } from '../leads/index.js';
import {
  ComparisonFinding,
  ComparisonFindingKind,
  ComparisonFindingState,
  ComparisonParty,
  ComparisonRow,
  ComparisonRun,
  ComparisonRunState,
  ComparisonSideName,
  ListComparison,
} from './comparison.js';
import { comparisonById, findingCounts, rowByPlace, runById, runsByComparison } from './loaders.js';

/** How many findings are of a kind and in a state. */
@ObjectType({ simpleResolvers: true, description: 'How many findings of a comparison are of a kind and in a state.' })
export class ComparisonFindingCount {
  @Field(() => ComparisonFindingKind, { description: 'Kind.' })
  kind!: ComparisonFindingKind;
  @Field(() => ComparisonFindingState, { description: 'State.' })
  state!: ComparisonFindingState;
  @Field(() => Int, { description: 'Findings.' })
  count!: number;
}

/** A person as the API shows it. */
function partyOf(row: {
  name: string | null;
  birthDate: string | null;
  identityTail: string | null;
  address: string | null;
  amountFen: number | null;
}): ComparisonParty {
  return Object.assign(new ComparisonParty(), {
    name: row.name === null ? null : maskName(row.name),
    birthYear: row.birthDate === null ? null : Number(row.birthDate.slice(0, 4)),
    identityTail: row.identityTail,
    address: row.address === null ? null : maskAddress(row.address),
    amountFen: row.amountFen,
  });
}

/** Fields of comparisons. */
@Resolver(() => ListComparison)
export class ListComparisonFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'Area whose lists they are.' })
  area(@Ctx() { op }: Context, @Root() comparison: ListComparison): Promise<AdminArea | null> {
    return op.load(areaByCode, comparison.areaCode);
  }

  @FieldResolver(() => [ComparisonRun], { description: 'Its runs, the newest first; at most 50.' })
  async runs(@Ctx() { op }: Context, @Root() comparison: ListComparison): Promise<ComparisonRun[]> {
    return (await op.load(runsByComparison, comparison.id)).slice(0, 50);
  }

  @FieldResolver(() => ComparisonRun, { nullable: true, description: 'The newest run that is done; null before the first.' })
  async latest(@Ctx() { op }: Context, @Root() comparison: ListComparison): Promise<ComparisonRun | null> {
    return (await op.load(runsByComparison, comparison.id)).find((run) => run.state === ComparisonRunState.DONE) ?? null;
  }

  @FieldResolver(() => [ComparisonFindingCount], { description: 'Its findings by kind and state.' })
  async findingCounts(@Ctx() { op }: Context, @Root() comparison: ListComparison): Promise<ComparisonFindingCount[]> {
    const rows = await op.load(findingCounts, comparison.id);
    return rows.map((row) => Object.assign(new ComparisonFindingCount(), row));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may run it and decide on what it finds.' })
  viewerCanRun(@Ctx() { op }: Context, @Root() comparison: ListComparison): boolean {
    return mayInAll(op.actor, 'comparison:run', comparison.areaCode);
  }
}

/** Fields of runs. */
@Resolver(() => ComparisonRun)
export class ComparisonRunFields {
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Percent of the persons of the first list who are in both; null for an empty list.',
  })
  matchedPercent(@Root() run: ComparisonRun): number | null {
    return run.leftRows === 0 ? null : (run.matched * 100) / run.leftRows;
  }

  @FieldResolver(() => Job, { nullable: true, description: 'Its work in the background; null when the viewer did not order it.' })
  async job(@Ctx() { op }: Context, @Root() run: ComparisonRun): Promise<Job | null> {
    return run.jobId === null ? null : op.load(jobById, run.jobId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever ordered it.' })
  orderedByName(@Ctx() { op }: Context, @Root() run: ComparisonRun): Promise<string | null> {
    return op.load(accountName, run.orderedBy);
  }
}

/** Fields of rows. */
@Resolver(() => ComparisonRow)
export class ComparisonRowFields {
  @FieldResolver(() => ComparisonParty, { description: 'The person as this list names it, masked.' })
  party(@Root() row: ComparisonRow): ComparisonParty {
    return partyOf(row);
  }

  @FieldResolver(() => ComparisonParty, { nullable: true, description: 'The person as the other list names it, masked.' })
  async otherParty(@Ctx() { op }: Context, @Root() row: ComparisonRow): Promise<ComparisonParty | null> {
    if (row.other === null) return null;
    const side = row.side === ComparisonSideName.LEFT ? ComparisonSideName.RIGHT : ComparisonSideName.LEFT;
    const found = await op.load(rowByPlace, `${row.runId}/${side}/${row.other}`);
    return found && partyOf(found);
  }

  @FieldResolver(() => Household, { nullable: true, description: 'The household, of the platform’s own roll.' })
  async household(@Ctx() { op }: Context, @Root() row: ComparisonRow): Promise<Household | null> {
    return row.householdId === null ? null : op.load(householdById, row.householdId);
  }
}

/** Fields of findings. */
@Resolver(() => ComparisonFinding)
export class ComparisonFindingFields {
  @FieldResolver(() => ListComparison, { nullable: true, description: 'Its comparison.' })
  comparison(@Ctx() { op }: Context, @Root() finding: ComparisonFinding): Promise<ListComparison | null> {
    return op.load(comparisonById, finding.comparisonId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where the person lives, as narrow as the lists say.' })
  area(@Ctx() { op }: Context, @Root() finding: ComparisonFinding): Promise<AdminArea | null> {
    return op.load(areaByCode, finding.areaCode);
  }

  @FieldResolver(() => ComparisonParty, { nullable: true, description: 'The person as the first list names it, masked.' })
  left(@Root() f: ComparisonFinding): ComparisonParty | null {
    if (f.leftName === null) return null;
    return partyOf({
      name: f.leftName,
      birthDate: f.leftBirthDate,
      identityTail: f.leftTail,
      address: f.leftAddress,
      amountFen: f.leftAmountFen,
    });
  }

  @FieldResolver(() => ComparisonParty, { nullable: true, description: 'The person as the second list names it, masked.' })
  right(@Root() f: ComparisonFinding): ComparisonParty | null {
    if (f.rightName === null) return null;
    return partyOf({
      name: f.rightName,
      birthDate: f.rightBirthDate,
      identityTail: f.rightTail,
      address: f.rightAddress,
      amountFen: f.rightAmountFen,
    });
  }

  @FieldResolver(() => Household, { nullable: true, description: 'The household on the roll; null when it is not there.' })
  async household(@Ctx() { op }: Context, @Root() finding: ComparisonFinding): Promise<Household | null> {
    return finding.householdId === null ? null : op.load(householdById, finding.householdId);
  }

  @FieldResolver(() => Lead, {
    nullable: true,
    description: 'The lead that was made of it; null before, and when the viewer may not read it.',
  })
  async lead(@Ctx() { op }: Context, @Root() finding: ComparisonFinding): Promise<Lead | null> {
    return finding.leadId === null ? null : op.load(leadById, finding.leadId);
  }

  @FieldResolver(() => ComparisonRun, { nullable: true, description: 'The run that found it first.' })
  firstRun(@Ctx() { op }: Context, @Root() finding: ComparisonFinding): Promise<ComparisonRun | null> {
    return op.load(runById, finding.firstRunId);
  }

  @FieldResolver(() => ComparisonRun, { nullable: true, description: 'The run in which it was there no more; null while it is.' })
  async goneRun(@Ctx() { op }: Context, @Root() finding: ComparisonFinding): Promise<ComparisonRun | null> {
    return finding.goneRunId === null ? null : op.load(runById, finding.goneRunId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever settled it.' })
  async settledByName(@Ctx() { op }: Context, @Root() finding: ComparisonFinding): Promise<string | null> {
    return finding.settledBy === null ? null : op.load(accountName, finding.settledBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may make a lead of it or settle it now.' })
  async viewerCanDecide(@Ctx() { op }: Context, @Root() finding: ComparisonFinding): Promise<boolean> {
    if (finding.state !== ComparisonFindingState.OPEN || finding.leadWanted) return false;
    const comparison = await op.load(comparisonById, finding.comparisonId);
    return comparison !== null && mayInAll(op.actor, 'comparison:run', comparison.areaCode);
  }
}
