import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { AlertState, BreakGlass, DutyShift, RiskAlert } from './alert.js';
import { listGlasses } from './break-glass.js';
import { listShifts } from './duty.js';
import { SupportReferralFilter } from './inputs/referral.js';
import { alertById, referralById } from './loaders.js';
import { listAlerts } from './alerts.js';
import { listLoads } from './loads.js';
import { CareLoad, CareSettings, RiskAlertConnection, SupportReferralConnection } from './payloads.js';
import { SupportReferral } from './referral.js';
import { listReferrals } from './referrals.js';
import { ScaleVersion } from './scale.js';
import { activeScales } from './scales.js';

/** What is read of psychological care without opening anything confidential. */
@Resolver()
export class CareQueries {
  @Query(() => SupportReferralConnection, {
    description: "Cases of the viewer's, or of a clinical supervisor's area, by their next session; open referrals of the area included.",
  })
  @Guard('care:read')
  async supportReferrals(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SupportReferralFilter, { nullable: true, description: 'Which cases; all conditions hold together.' })
    filter?: SupportReferralFilter,
  ) {
    return SupportReferralConnection.of(await listReferrals(op, filter ?? {}, page));
  }

  @Query(() => SupportReferral, { nullable: true, description: 'One case; null when it does not exist for the viewer.' })
  @Guard('care:read')
  supportReferral(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<SupportReferral | null> {
    return op.load(referralById, id);
  }

  @Query(() => [ScaleVersion], { description: 'The screening scales in use, by code.' })
  @Guard('care:open')
  scales(@Ctx() { op }: Context): Promise<ScaleVersion[]> {
    return activeScales(op);
  }

  @Query(() => RiskAlertConnection, { description: 'Alerts that concern the viewer, the newest first.' })
  @Guard('care:alert')
  async riskAlerts(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('states', () => [AlertState], { nullable: true, description: 'In one of these states.' }) states?: AlertState[],
  ) {
    return RiskAlertConnection.of(await listAlerts(op, states, page));
  }

  @Query(() => RiskAlert, { nullable: true, description: 'One alert; null when it does not exist for the viewer.' })
  @Guard('care:alert')
  riskAlert(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<RiskAlert | null> {
    return op.load(alertById, id);
  }

  @Query(() => CareSettings, { description: 'Hours of the hotline and the lock of the confidential page.' })
  @Guard('care:open')
  async careSettings(@Ctx() { op }: Context): Promise<CareSettings> {
    const [hotlineFromMinute, hotlineUntilMinute, lockMinutes] = await Promise.all([
      policyParameter(op, 'care.hotline.from_minute'),
      policyParameter(op, 'care.hotline.until_minute'),
      policyParameter(op, 'care.lock.minutes'),
    ]);
    return Object.assign(new CareSettings(), { hotlineFromMinute, hotlineUntilMinute, lockMinutes });
  }

  @Query(() => [BreakGlass], {
    description: "Emergency accesses: one's own, those of a clinical supervisor's area, all for the auditor; the last hundred.",
  })
  @Guard('care:glass_read')
  breakGlasses(@Ctx() { op }: Context): Promise<BreakGlass[]> {
    return listGlasses(op);
  }

  @Query(() => [DutyShift], { description: 'Shifts that have not ended.' })
  @Guard('care:alert')
  dutyShifts(@Ctx() { op }: Context): Promise<DutyShift[]> {
    return listShifts(op);
  }

  @Query(() => [CareLoad], {
    description:
      "What weighs on people in the last days of policy: one's own, and for a clinical supervisor those of the area; the heaviest first.",
  })
  @Guard('care:read')
  careLoads(@Ctx() { op }: Context): Promise<CareLoad[]> {
    return listLoads(op);
  }
}
