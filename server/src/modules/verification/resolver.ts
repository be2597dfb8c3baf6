import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { columns } from '../../platform/database/loaders.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { VerificationDepartment } from './catalogue.js';
import { saveDepartment, saveItem } from './edit.js';
import { VerificationConnector } from './fields.js';
import {
  VerificationDepartmentSaveInput,
  VerificationEvidenceRevealInput,
  VerificationItemSaveInput,
  VerificationStartInput,
} from './inputs.js';
import { departmentByCode, itemByCode, verificationById } from './loaders.js';
import { VerificationDepartmentPayload, VerificationEvidencePayload, VerificationItemPayload, VerificationPayload } from './payloads.js';
import { revealEvidence, startVerification } from './service.js';

/** Economic verification. */
@Resolver()
export class VerificationResolver {
  @Query(() => [VerificationDepartment], { description: 'Departments that are asked, in order, with their items.' })
  @Guard('verification:browse')
  verificationDepartments(@Ctx() { op }: Context): Promise<VerificationDepartment[]> {
    return op.rows<VerificationDepartment>(
      `select ${columns(op, VerificationDepartment, 'd')} from verification_department d order by d.position, d.code`,
    );
  }

  @Query(() => [VerificationConnector], { description: "Connectors that the operator's settings name." })
  @Guard('verification:configure')
  verificationConnectors(@Ctx() { op }: Context): VerificationConnector[] {
    return [...(op.runtime.connectors ?? [])].map(([name, { kind }]) =>
      Object.assign(new VerificationConnector(), { name, immediate: kind === 'https' }),
    );
  }

  @Mutation(() => VerificationPayload, {
    description:
      'Asks the departments in the background. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, IN_USE, CONSENT_MISSING, REQUEST_REUSED.',
  })
  @Guard('verification:start')
  verificationStart(
    @Ctx() { op }: Context,
    @Arg('input', () => VerificationStartInput) input: VerificationStartInput,
  ): Promise<VerificationPayload> {
    return mutate(op, VerificationPayload, async () => {
      const id = await startVerification(op, input);
      op.forgetLoaded();
      return { verification: (await op.load(verificationById, id)) ?? undefined };
    });
  }

  @Mutation(() => VerificationEvidencePayload, {
    description: 'Shows an answer as it came, after the look at it is recorded. Codes: NOT_FOUND, NOT_ALLOWED, REASON_REQUIRED.',
  })
  @Guard('verification:reveal')
  verificationEvidenceReveal(
    @Ctx() { op }: Context,
    @Arg('input', () => VerificationEvidenceRevealInput) input: VerificationEvidenceRevealInput,
  ): Promise<VerificationEvidencePayload> {
    return mutate(op, VerificationEvidencePayload, () => revealEvidence(op, input));
  }

  @Mutation(() => VerificationDepartmentPayload, {
    description: 'Makes or changes a department. Codes: NOT_FOUND, STALE_VERSION, REQUIRED, DUPLICATE, INVALID_CHOICE.',
  })
  @Guard('verification:configure')
  verificationDepartmentSave(
    @Ctx() { op }: Context,
    @Arg('input', () => VerificationDepartmentSaveInput) input: VerificationDepartmentSaveInput,
  ): Promise<VerificationDepartmentPayload> {
    return mutate(op, VerificationDepartmentPayload, async () => {
      await saveDepartment(op, input);
      op.forgetLoaded();
      return { department: (await op.load(departmentByCode, input.code)) ?? undefined };
    });
  }

  @Mutation(() => VerificationItemPayload, {
    description: 'Makes or changes an item. Codes: NOT_FOUND, STALE_VERSION, REQUIRED, DUPLICATE, INVALID_CHOICE, IN_USE.',
  })
  @Guard('verification:configure')
  verificationItemSave(
    @Ctx() { op }: Context,
    @Arg('input', () => VerificationItemSaveInput) input: VerificationItemSaveInput,
  ): Promise<VerificationItemPayload> {
    return mutate(op, VerificationItemPayload, async () => {
      await saveItem(op, input);
      op.forgetLoaded();
      return { item: (await op.load(itemByCode, input.code)) ?? undefined };
    });
  }
}
