import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { clocksBySubject, SlaClock } from '../deadlines/index.js';
import { Household, householdById } from '../households/index.js';
import {
  InspectionFinding,
  InspectionFindingState,
  InspectionPlan,
  InspectionProof,
  InspectionState,
  InspectionStrata,
  InspectionVisit,
} from './inspection.js';
import { listVisits } from './list.js';
import { findingsByVisit, layersByPlan, planById, progressByPlan, rollByPlan } from './loaders.js';
import { InspectionVisitConnection } from './payloads.js';
import { isDrawnAsCommitted } from './sample.js';

/** A layer of the roll. */
@ObjectType({ simpleResolvers: true, description: 'A layer of the roll: how many households it has and how many were drawn.' })
export class InspectionLayer {
  @Field(() => String, { description: 'Code of an area, or a programme.' })
  stratum!: string;
  @Field(() => AdminArea, { nullable: true, description: 'The area, where the roll is layered by area.' })
  area!: AdminArea | null;
  @Field(() => Int, { description: 'Households on the roll.' })
  households!: number;
  @Field(() => Int, { description: 'Households drawn.' })
  drawn!: number;
}

/** How far a plan has come. */
@ObjectType({ simpleResolvers: true, description: 'How far a plan has come.' })
export class InspectionProgress {
  @Field(() => Int, { description: 'Households of the sample.' })
  visits!: number;
  @Field(() => Int, { description: 'Households that were visited.' })
  visited!: number;
  @Field(() => Int, { description: 'Findings.' })
  findings!: number;
  @Field(() => Int, { description: 'Findings that nobody has mended.' })
  open!: number;
  @Field(() => Int, { description: 'Findings that wait for somebody to verify them.' })
  rectified!: number;
}

const mayInspect = (op: Operation, areaCode: number): boolean => op.actor.can('inspection:plan', areaCode);

/** Fields of plans. */
@Resolver(() => InspectionPlan)
export class InspectionPlanFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'Area from whose roll it draws.' })
  area(@Ctx() { op }: Context, @Root() plan: InspectionPlan): Promise<AdminArea | null> {
    return op.load(areaByCode, plan.areaCode);
  }

  @FieldResolver(() => InspectionProgress, { description: 'How far it has come.' })
  async progress(@Ctx() { op }: Context, @Root() plan: InspectionPlan): Promise<InspectionProgress> {
    return Object.assign(new InspectionProgress(), await op.load(progressByPlan, plan.id));
  }

  @FieldResolver(() => [InspectionLayer], { description: 'Layers of the roll; empty before the start.' })
  async layers(@Ctx() { op }: Context, @Root() plan: InspectionPlan): Promise<InspectionLayer[]> {
    const layers = await op.load(layersByPlan, plan.id);
    return Promise.all(
      layers.map(async (layer) =>
        Object.assign(new InspectionLayer(), layer, {
          area: plan.strata === InspectionStrata.AREA ? await op.load(areaByCode, Number(layer.stratum)) : null,
        }),
      ),
    );
  }

  @FieldResolver(() => InspectionProof, { description: 'What drawing again comes to. Costs reading the roll.' })
  async proof(@Ctx() { op }: Context, @Root() plan: InspectionPlan): Promise<InspectionProof> {
    if (plan.seed === null) return InspectionProof.SEALED;
    const roll = await op.load(rollByPlan, plan.id);
    return isDrawnAsCommitted(roll, plan) ? InspectionProof.AGREES : InspectionProof.DIFFERS;
  }

  @FieldResolver(() => InspectionVisitConnection, { description: 'Visits in their order; empty before the start.' })
  async visits(
    @Ctx() { op }: Context,
    @Root() plan: InspectionPlan,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows wanted, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor after which to go on.' }) after?: string,
  ) {
    return InspectionVisitConnection.of(await listVisits(op, plan.id, { first, ...(after == null ? {} : { after }) }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever committed it.' })
  createdByName(@Ctx() { op }: Context, @Root() plan: InspectionPlan): Promise<string | null> {
    return op.load(accountName, plan.createdBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may start it or call it off now.' })
  viewerCanStart(@Ctx() { op }: Context, @Root() plan: InspectionPlan): boolean {
    return plan.state === InspectionState.PLANNED && mayInspect(op, plan.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may close it now: everything visited, nothing open.' })
  async viewerCanClose(@Ctx() { op }: Context, @Root() plan: InspectionPlan): Promise<boolean> {
    if (plan.state !== InspectionState.STARTED || !mayInspect(op, plan.areaCode)) return false;
    const { visits, visited, open, rectified } = await op.load(progressByPlan, plan.id);
    return visited === visits && open + rectified === 0;
  }
}

/** Fields of visits. */
@Resolver(() => InspectionVisit)
export class InspectionVisitFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() visit: InspectionVisit): Promise<Household | null> {
    return op.load(householdById, visit.householdId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where it lived when it was drawn.' })
  area(@Ctx() { op }: Context, @Root() visit: InspectionVisit): Promise<AdminArea | null> {
    return op.load(areaByCode, visit.areaCode);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever went there.' })
  async inspectorName(@Ctx() { op }: Context, @Root() visit: InspectionVisit): Promise<string | null> {
    return visit.inspectorId === null ? null : op.load(accountName, visit.inspectorId);
  }

  @FieldResolver(() => [InspectionFinding], { description: 'What was found there.' })
  findings(@Ctx() { op }: Context, @Root() visit: InspectionVisit): Promise<InspectionFinding[]> {
    return op.load(findingsByVisit, visit.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may record it now.' })
  async viewerCanRecord(@Ctx() { op }: Context, @Root() visit: InspectionVisit): Promise<boolean> {
    const plan = await op.load(planById, visit.planId);
    return visit.outcome === null && plan?.state === InspectionState.STARTED && mayInspect(op, visit.areaCode);
  }
}

/** Fields of findings. */
@Resolver(() => InspectionFinding)
export class InspectionFindingFields {
  @FieldResolver(() => InspectionPlan, { nullable: true, description: 'Its plan; null for whoever is not an inspector.' })
  plan(@Ctx() { op }: Context, @Root() finding: InspectionFinding): Promise<InspectionPlan | null> {
    return op.load(planById, finding.planId);
  }

  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() finding: InspectionFinding): Promise<Household | null> {
    return op.load(householdById, finding.householdId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where it was found.' })
  area(@Ctx() { op }: Context, @Root() finding: InspectionFinding): Promise<AdminArea | null> {
    return op.load(areaByCode, finding.areaCode);
  }

  @FieldResolver(() => [SlaClock], { description: 'Clocks for mending it; empty when the viewer may not read them.' })
  clocks(@Ctx() { op }: Context, @Root() finding: InspectionFinding): Promise<SlaClock[]> {
    return op.load(clocksBySubject, finding.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever found it.' })
  foundByName(@Ctx() { op }: Context, @Root() finding: InspectionFinding): Promise<string | null> {
    return op.load(accountName, finding.foundBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever mended it.' })
  async rectifiedByName(@Ctx() { op }: Context, @Root() finding: InspectionFinding): Promise<string | null> {
    return finding.rectifiedBy === null ? null : op.load(accountName, finding.rectifiedBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever verified it.' })
  async verifiedByName(@Ctx() { op }: Context, @Root() finding: InspectionFinding): Promise<string | null> {
    return finding.verifiedBy === null ? null : op.load(accountName, finding.verifiedBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may say now what was done.' })
  viewerCanCorrect(@Ctx() { op }: Context, @Root() finding: InspectionFinding): boolean {
    return finding.state === InspectionFindingState.OPEN && op.actor.can('inspection:rectify', finding.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may verify it or send it back now; never who mended it.' })
  viewerCanVerify(@Ctx() { op }: Context, @Root() finding: InspectionFinding): boolean {
    return (
      finding.state === InspectionFindingState.RECTIFIED && finding.rectifiedBy !== op.actor.accountId && mayInspect(op, finding.areaCode)
    );
  }
}
