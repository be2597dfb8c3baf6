import { Ctx, FieldResolver, Int, Query, Resolver } from 'type-graphql';
import { Public } from '../../platform/access/guard.js';
import { civilDate } from '../../platform/clock.js';
import type { Context } from '../../platform/graphql/context.js';
import { version } from '../../platform/version.js';
import { areaByCode } from '../areas/index.js';
import type { Role } from '../../platform/access/catalogue.js';
import { DemoSignIn, SystemInfo } from './payloads.js';

/** Password of every demo sign-in; printed on the sign-in page of a demo world and nowhere else of use. */
export const DEMO_PASSWORD = 'finemesh-demo';

/** What the sign-in page needs before anybody is signed in. */
@Resolver(() => SystemInfo)
export class SystemResolver {
  @Query(() => SystemInfo, { description: 'What anyone may know of this installation.' })
  @Public()
  async systemInfo(@Ctx() { op }: Context): Promise<SystemInfo> {
    const state = await op.row<{ demo: boolean; accounts: boolean }>('select exists (select from world) demo, app.has_accounts() accounts');
    return Object.assign(new SystemInfo(), {
      demo: state?.demo ?? false,
      needsFirstAdmin: !state?.accounts,
      version,
      now: op.now,
      today: civilDate(op.now),
    });
  }

  @FieldResolver(() => [DemoSignIn], { description: 'Sign-ins of the demo world; empty in a live system.' })
  async demoSignIns(@Ctx() { op }: Context): Promise<DemoSignIn[]> {
    const rows = await op.rows<{ username: string; role: Role; area_code: number | null }>('select * from app.demo_sign_ins()');
    return Promise.all(
      rows.map(async ({ username, role, area_code }) => ({
        username,
        password: DEMO_PASSWORD,
        role,
        areaName: area_code === null ? null : ((await op.load(areaByCode, area_code))?.name ?? null),
      })),
    );
  }

  @FieldResolver(() => [Int], {
    description:
      'This and next year, if the official calendar of holidays and make-up days is not yet in the system; working-day clocks of those years say unknown instead of guessing.',
  })
  async holidayYearsMissing(@Ctx() { op }: Context): Promise<number[]> {
    const year = Number(civilDate(op.now).slice(0, 4));
    const known = await op.rows<{ year: number }>(
      'select distinct extract(year from day)::int as year from holiday where day >= make_date($1, 1, 1)',
      [year],
    );
    return [year, year + 1].filter((wanted) => !known.some((row) => row.year === wanted));
  }
}
