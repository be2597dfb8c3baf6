import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { SlaClockFilter, SlaClockPauseInput, SlaClockResumeInput } from './inputs.js';
import { lateClocks } from './list.js';
import { clockById } from './loaders.js';
import { SlaClockConnection, SlaClockPayload } from './payloads.js';
import { pauseById, resumeById } from './service.js';

function changed(op: Operation, id: string, change: () => Promise<void>): Promise<SlaClockPayload> {
  return mutate(op, SlaClockPayload, async () => {
    await change();
    op.forgetLoaded();
    return { clock: (await op.load(clockById, id)) ?? undefined };
  });
}

/** Clocks. */
@Resolver()
export class ClockResolver {
  @Query(() => SlaClockConnection, {
    description:
      'What would be late at the horizon if nobody did anything: running clocks by their deadline. Those that stand still are not among them.',
  })
  @Guard('clock:read')
  async whatWouldBeLate(
    @Ctx() { op }: Context,
    @Arg('horizon', () => Date, { description: 'The instant (UTC); now gives what is late already.' }) horizon: Date,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SlaClockFilter, { nullable: true, description: 'Which clocks; all conditions hold together.' })
    filter?: SlaClockFilter,
  ) {
    return SlaClockConnection.of(await lateClocks(op, horizon, filter ?? {}, page));
  }

  @Mutation(() => SlaClockPayload, {
    description: 'Lets a clock stand still, with a coded reason. Codes: NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION.',
  })
  @Guard('clock:pause')
  slaClockPause(@Ctx() { op }: Context, @Arg('input', () => SlaClockPauseInput) input: SlaClockPauseInput): Promise<SlaClockPayload> {
    return changed(op, input.id, () => pauseById(op, input));
  }

  @Mutation(() => SlaClockPayload, { description: 'Lets a clock go on. Codes: NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION.' })
  @Guard('clock:pause')
  slaClockResume(@Ctx() { op }: Context, @Arg('input', () => SlaClockResumeInput) input: SlaClockResumeInput): Promise<SlaClockPayload> {
    return changed(op, input.id, () => resumeById(op, input));
  }
}
