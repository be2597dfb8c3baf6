import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Guard } from '../../../platform/access/guard.js';
import type { Context } from '../../../platform/graphql/context.js';
import { mutate } from '../../../platform/graphql/mutation.js';
import { CareRetentionRunInput } from '../inputs/retention.js';
import { ScaleVersionAddInput, ScaleVersionUseInput } from '../inputs/scale.js';
import { scaleById } from '../loaders.js';
import { CareRetention, CareRetentionPayload, ScaleVersionPayload } from '../payloads.js';
import { runRetention } from '../retention.js';
import { addScaleVersion, useScaleVersion } from '../scale-versions.js';

/** What an administrator keeps of psychological care, without reading any of it. */
@Resolver()
export class CareAdminMutations {
  @Mutation(() => ScaleVersionPayload, {
    description:
      'Adds a screening scale, or a new version of one. Codes: REQUIRED, OUT_OF_RANGE, INVALID_FORMAT, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('care:configure')
  scaleVersionAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => ScaleVersionAddInput) input: ScaleVersionAddInput,
  ): Promise<ScaleVersionPayload> {
    return mutate(op, ScaleVersionPayload, async () => {
      const id = await addScaleVersion(op, input);
      op.forgetLoaded();
      return { version: (await op.load(scaleById, id)) ?? undefined };
    });
  }

  @Mutation(() => ScaleVersionPayload, { description: 'Puts a version of a scale into use or out of it. Codes: NOT_FOUND, NOT_ALLOWED.' })
  @Guard('care:configure')
  scaleVersionUse(
    @Ctx() { op }: Context,
    @Arg('input', () => ScaleVersionUseInput) input: ScaleVersionUseInput,
  ): Promise<ScaleVersionPayload> {
    return mutate(op, ScaleVersionPayload, async () => {
      const id = await useScaleVersion(op, input);
      op.forgetLoaded();
      return { version: (await op.load(scaleById, id)) ?? undefined };
    });
  }

  @Mutation(() => CareRetentionPayload, {
    description:
      'Counts the papers whose retention has ended, or destroys their keys: afterwards nobody reads them. Codes: REQUIRED, OUT_OF_RANGE when another number is due than the dry run showed, NOT_ALLOWED.',
  })
  @Guard('care:retain')
  careRetentionRun(
    @Ctx() { op }: Context,
    @Arg('input', () => CareRetentionRunInput) input: CareRetentionRunInput,
  ): Promise<CareRetentionPayload> {
    return mutate(op, CareRetentionPayload, async () => ({ run: Object.assign(new CareRetention(), await runRetention(op, input)) }));
  }
}
