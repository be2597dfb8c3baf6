import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { columns } from '../../platform/database/loaders.js';
import type { Context, MaybePromise } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { QualificationType, ServiceType, Skill } from './catalogue.js';
import { ServiceTypePayload, ServiceTypeSaveInput } from './inputs.js';
import { loadCodes, qualificationTypeByCode, serviceTypeById, skillByCode } from './loaders.js';
import { saveServiceType } from './service.js';

/** The service catalogue: read by everyone who is signed in, edited by administrators. */
@Resolver()
export class CatalogueResolver {
  @Query(() => [ServiceType], { description: 'Services by category and code.' })
  @Guard('catalogue:read')
  serviceTypes(
    @Ctx() { op }: Context,
    @Arg('activeOnly', () => Boolean, { defaultValue: true, description: 'Leaves out services that are no longer offered.' })
    activeOnly: boolean,
  ): Promise<ServiceType[]> {
    return op.rows<ServiceType>(
      `select ${columns(op, ServiceType, 's')} from service_type s where s.active or not $1 order by s.category, s.code`,
      [activeOnly],
    );
  }

  @Query(() => [Skill], { description: 'All skills by code.' })
  @Guard('catalogue:read')
  skills(@Ctx() { op }: Context): Promise<Skill[]> {
    return op.rows<Skill>(`select ${columns(op, Skill, 's')} from skill s order by s.code`);
  }

  @Query(() => [QualificationType], { description: 'All kinds of qualification by code.' })
  @Guard('catalogue:read')
  qualificationTypes(@Ctx() { op }: Context): Promise<QualificationType[]> {
    return op.rows<QualificationType>(`select ${columns(op, QualificationType, 'q')} from qualification_type q order by q.code`);
  }

  @Mutation(() => ServiceTypePayload, {
    description:
      'Makes or changes a service of the catalogue; open needs keep the minutes and seats they were opened with. Codes: NOT_FOUND, STALE_VERSION, REQUIRED, DUPLICATE, IN_USE, INVALID_CHOICE.',
  })
  @Guard('catalogue:edit')
  serviceTypeSave(
    @Ctx() { op }: Context,
    @Arg('input', () => ServiceTypeSaveInput) input: ServiceTypeSaveInput,
  ): Promise<ServiceTypePayload> {
    return mutate(op, ServiceTypePayload, async () => {
      const id = await saveServiceType(op, input);
      return { serviceType: (await op.load(serviceTypeById, id)) ?? undefined };
    });
  }
}

/** Fields of a service. */
@Resolver(() => ServiceType)
export class ServiceTypeFields {
  @FieldResolver(() => [Skill], { description: 'Skills that one person must have, all of them.' })
  skills(@Ctx() { op }: Context, @Root() service: ServiceType): MaybePromise<Skill[]> {
    return loadCodes(op, skillByCode, service.skillCodes);
  }

  @FieldResolver(() => [QualificationType], { description: 'Qualifications that must be valid on the day, all of them.' })
  qualifications(@Ctx() { op }: Context, @Root() service: ServiceType): MaybePromise<QualificationType[]> {
    return loadCodes(op, qualificationTypeByCode, service.qualificationCodes);
  }
}
