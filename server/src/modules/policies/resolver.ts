import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { PolicyParameterFilter, PolicyParameterPreviewInput, PolicyParameterSetInput, PolicyParameterVoidInput } from './inputs.js';
import { listParameters } from './list.js';
import { parameterById } from './loaders.js';
import { PolicyParameter, PolicyParameterPreview } from './parameter.js';
import { PolicyParameterConnection, PolicyParameterPayload } from './payloads.js';
import { previewParameter, setParameter, voidParameter } from './service.js';

function recorded(op: Operation, record: () => Promise<string>): Promise<PolicyParameterPayload> {
  return mutate(op, PolicyParameterPayload, async () => {
    const id = await record();
    op.forgetLoaded();
    return { parameter: (await op.load(parameterById, id)) ?? undefined };
  });
}

/** Numbers of policy: read by staff, set by administrators of their area. */
@Resolver(() => PolicyParameter)
export class PolicyResolver {
  @Query(() => PolicyParameterConnection, { description: 'Policy parameters by key, area, residence and first day.' })
  @Guard('policy:read')
  async policyParameters(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PolicyParameterFilter, { nullable: true, description: 'Which records; all conditions hold together.' })
    filter?: PolicyParameterFilter,
  ) {
    return PolicyParameterConnection.of(await listParameters(op, filter ?? {}, page));
  }

  @Query(() => PolicyParameterPreview, {
    nullable: true,
    description: 'Whom a value would touch if it were set; null for a key or an area that does not exist.',
  })
  @Guard('parameter:edit')
  policyParameterPreview(
    @Ctx() { op }: Context,
    @Arg('input', () => PolicyParameterPreviewInput) input: PolicyParameterPreviewInput,
  ): Promise<PolicyParameterPreview | null> {
    return previewParameter(op, input);
  }

  @Mutation(() => PolicyParameterPayload, {
    description:
      'Records a value from a day on; the same first day again corrects it. Codes: NOT_FOUND, INVALID_FORMAT, OUT_OF_RANGE, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('parameter:edit')
  policyParameterSet(
    @Ctx() { op }: Context,
    @Arg('input', () => PolicyParameterSetInput) input: PolicyParameterSetInput,
  ): Promise<PolicyParameterPayload> {
    return recorded(op, () => setParameter(op, input));
  }

  @Mutation(() => PolicyParameterPayload, {
    description: 'Takes a value that was recorded by mistake back. Codes: NOT_FOUND, ILLEGAL_TRANSITION, IN_USE, DUPLICATE, NOT_ALLOWED.',
  })
  @Guard('parameter:edit')
  policyParameterVoid(
    @Ctx() { op }: Context,
    @Arg('input', () => PolicyParameterVoidInput) input: PolicyParameterVoidInput,
  ): Promise<PolicyParameterPayload> {
    return recorded(op, () => voidParameter(op, input));
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'The area for which it holds; null for the whole city.' })
  async area(@Ctx() { op }: Context, @Root() parameter: PolicyParameter): Promise<AdminArea | null> {
    return parameter.areaCode === null ? null : op.load(areaByCode, parameter.areaCode);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever recorded it; null for what came with the system.' })
  async recordedByName(@Ctx() { op }: Context, @Root() parameter: PolicyParameter): Promise<string | null> {
    return parameter.recordedBy === null ? null : op.load(accountName, parameter.recordedBy);
  }
}
