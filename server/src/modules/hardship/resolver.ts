import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { CareCheckItem, DispersedCare } from './care.js';
import {
  CareCheckItemSaveInput,
  CareCheckRecordInput,
  CareEvidenceAddInput,
  DispersedCareBeginInput,
  DispersedCareEndInput,
  DispersedCareFilter,
  DispersedVisitRecordInput,
} from './inputs.js';
import { listCares, listUnrecorded } from './list.js';
import { careById, itemById } from './loaders.js';
import { CareCheckItemPayload, DispersedCareConnection, DispersedCarePayload, HardshipUnrecordedConnection } from './payloads.js';
import { addEvidence, beginCare, endCare, recordCheck, recordVisit, saveItem } from './service.js';

/** Runs a change and answers with the care after it. */
function changed(op: Operation, change: () => Promise<string | void>, id = ''): Promise<DispersedCarePayload> {
  return mutate(op, DispersedCarePayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { care: (await op.load(careById, made ?? id)) ?? undefined };
  });
}

/** Dispersed care of persons in extreme hardship. */
@Resolver()
export class HardshipResolver {
  @Query(() => DispersedCare, { nullable: true, description: 'A care; null when it does not exist for the viewer.' })
  @Guard('hardship:read')
  dispersedCare(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<DispersedCare | null> {
    return op.load(careById, id);
  }

  @Query(() => DispersedCareConnection, { description: 'Cares that go on, the oldest first.' })
  @Guard('hardship:read')
  async dispersedCares(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DispersedCareFilter, { nullable: true, description: 'Which ones; all conditions hold together.' })
    filter?: DispersedCareFilter,
  ) {
    return DispersedCareConnection.of(await listCares(op, filter ?? {}, page));
  }

  @Query(() => HardshipUnrecordedConnection, {
    description: 'Households with extreme-hardship support today, outside institutions, for which no care at home is recorded; by number.',
  })
  @Guard('hardship:read')
  async hardshipUnrecorded(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('areaCode', () => String, { nullable: true, description: 'In this area or below.' }) areaCode?: string,
  ) {
    return HardshipUnrecordedConnection.of(await listUnrecorded(op, areaCode, page));
  }

  @Query(() => [CareCheckItem], { description: "The checklist of the 'three clears' by place, with items that are no longer asked." })
  @Guard('catalogue:read')
  dispersedCheckItems(@Ctx() { op }: Context): Promise<CareCheckItem[]> {
    return op.rows<CareCheckItem>(`select ${columns(op, CareCheckItem, 'i')} from care_check_item i order by i.position, i.id`);
  }

  @Mutation(() => DispersedCarePayload, {
    description:
      'Records that a person is cared for at home. Codes: NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('hardship:work')
  dispersedCareBegin(
    @Ctx() { op }: Context,
    @Arg('input', () => DispersedCareBeginInput) input: DispersedCareBeginInput,
  ): Promise<DispersedCarePayload> {
    return changed(op, () => beginCare(op, input));
  }

  @Mutation(() => DispersedCarePayload, {
    description: 'Ends a care. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, OUT_OF_RANGE, NOT_ALLOWED.',
  })
  @Guard('hardship:work')
  dispersedCareEnd(
    @Ctx() { op }: Context,
    @Arg('input', () => DispersedCareEndInput) input: DispersedCareEndInput,
  ): Promise<DispersedCarePayload> {
    return changed(op, () => endCare(op, input), input.id);
  }

  @Mutation(() => DispersedCarePayload, {
    description:
      'Adds evidence of one of the five things. Codes: NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('hardship:work')
  dispersedEvidenceAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => CareEvidenceAddInput) input: CareEvidenceAddInput,
  ): Promise<DispersedCarePayload> {
    return changed(op, () => addEvidence(op, input), input.careId);
  }

  @Mutation(() => DispersedCarePayload, {
    description:
      'Records a visit; the clock of the next one begins. Codes: NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, DUPLICATE, NOT_ALLOWED.',
  })
  @Guard('hardship:work')
  dispersedVisitRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => DispersedVisitRecordInput) input: DispersedVisitRecordInput,
  ): Promise<DispersedCarePayload> {
    return changed(op, () => recordVisit(op, input), input.careId);
  }

  @Mutation(() => DispersedCarePayload, {
    description: 'Answers an item of the checklist. Codes: NOT_FOUND, ILLEGAL_TRANSITION, REQUIRED, NOT_ALLOWED.',
  })
  @Guard('hardship:work')
  dispersedCheckRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => CareCheckRecordInput) input: CareCheckRecordInput,
  ): Promise<DispersedCarePayload> {
    return changed(op, () => recordCheck(op, input), input.careId);
  }

  @Mutation(() => CareCheckItemPayload, { description: 'Adds an item to the checklist, or changes one. Codes: NOT_FOUND, STALE_VERSION.' })
  @Guard('catalogue:edit')
  dispersedCheckItemSave(
    @Ctx() { op }: Context,
    @Arg('input', () => CareCheckItemSaveInput) input: CareCheckItemSaveInput,
  ): Promise<CareCheckItemPayload> {
    return mutate(op, CareCheckItemPayload, async () => {
      const id = await saveItem(op, input);
      op.forgetLoaded();
      return { item: (await op.load(itemById, id)) ?? undefined };
    });
  }
}
