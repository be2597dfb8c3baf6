import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Guard, Public } from '../../platform/access/guard.js';
import { civilDate } from '../../platform/clock.js';
import { byKey } from '../../platform/database/loaders.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Assignment } from '../assignments/index.js';
import { ServiceType, serviceTypeByCode } from '../catalogue/index.js';
import { Volunteer, volunteerById } from '../volunteers/index.js';
import {
  CertificateIssueInput,
  CertificateTemplateAddInput,
  CertificateWithdrawInput,
  RecordCorrectionAskInput,
  RecordCorrectionDecideInput,
  VisitRatingRecordInput,
} from './inputs.js';
import { CertificatePayload, CertificateTemplatePayload, RecordCorrectionPayload, VisitRatingPayload } from './payloads.js';
import {
  CertificateCheck,
  CertificateTemplate,
  RecordCorrection,
  ServiceCertificate,
  ServiceRecord,
  ServiceRecords,
  VisitRating,
} from './record.js';
import {
  addTemplate,
  askCorrection,
  certificateById,
  certificatesByVolunteer,
  checkCode,
  correctionById,
  correctionsByVolunteer,
  correctionsToDecide,
  decideCorrection,
  issueCertificate,
  listTemplates,
  ratingByAssignment,
  recordRating,
  serviceRecords,
  templateById,
  withdrawCertificate,
} from './service.js';

const ratingById = byKey<VisitRating>(() => VisitRating);

/** Service records, corrections, ratings and certificates. */
@Resolver()
export class RecordResolver {
  @Query(() => CertificateCheck, {
    nullable: true,
    description: 'What the code of a certificate stands for; null when it stands for nothing. Anybody may ask.',
  })
  @Public()
  certificateCheck(
    @Ctx() { op }: Context,
    @Arg('code', () => String, { description: 'The code, as printed.' }) code: string,
  ): Promise<CertificateCheck | null> {
    return checkCode(op, code);
  }

  @Query(() => [CertificateTemplate], { description: 'Words and layout of certificates, the newest first.' })
  @Guard('certificate:template')
  certificateTemplates(@Ctx() { op }: Context): Promise<CertificateTemplate[]> {
    return listTemplates(op);
  }

  @Query(() => [RecordCorrection], { description: 'Corrections that wait for a decision in the areas of the viewer, the oldest first.' })
  @Guard('record:decide')
  recordCorrections(@Ctx() { op }: Context): Promise<RecordCorrection[]> {
    return correctionsToDecide(op);
  }

  @Mutation(() => RecordCorrectionPayload, {
    description:
      'A volunteer asks to have the minutes of a verified visit put right. Codes: NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, DUPLICATE, REQUEST_REUSED.',
  })
  @Guard('record:own')
  recordCorrectionAsk(
    @Ctx() { op }: Context,
    @Arg('input', () => RecordCorrectionAskInput) input: RecordCorrectionAskInput,
  ): Promise<RecordCorrectionPayload> {
    return mutate(op, RecordCorrectionPayload, async () => ({
      correction: (await op.load(correctionById, await askCorrection(op, input))) ?? undefined,
    }));
  }

  @Mutation(() => RecordCorrectionPayload, {
    description:
      'Grants or refuses a correction. Codes: NOT_FOUND, STALE_VERSION, NOT_ALLOWED, SAME_PERSON, ILLEGAL_TRANSITION, REASON_REQUIRED.',
  })
  @Guard('record:decide')
  recordCorrectionDecide(
    @Ctx() { op }: Context,
    @Arg('input', () => RecordCorrectionDecideInput) input: RecordCorrectionDecideInput,
  ): Promise<RecordCorrectionPayload> {
    return mutate(op, RecordCorrectionPayload, async () => {
      await decideCorrection(op, input);
      return { correction: (await op.load(correctionById, input.id)) ?? undefined };
    });
  }

  @Mutation(() => VisitRatingPayload, {
    description:
      'Records what a household said of a visit. Codes: NOT_FOUND, ILLEGAL_TRANSITION, SAME_PERSON, NOT_ALLOWED, DUPLICATE, REQUEST_REUSED.',
  })
  @Guard('record:rate')
  visitRatingRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => VisitRatingRecordInput) input: VisitRatingRecordInput,
  ): Promise<VisitRatingPayload> {
    return mutate(op, VisitRatingPayload, async () => ({
      rating: (await op.load(ratingById, await recordRating(op, input))) ?? undefined,
    }));
  }

  @Mutation(() => CertificatePayload, {
    description: 'Issues a certificate of the verified visits of a period. Codes: NOT_FOUND, OUT_OF_RANGE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('certificate:issue')
  certificateIssue(
    @Ctx() { op }: Context,
    @Arg('input', () => CertificateIssueInput) input: CertificateIssueInput,
  ): Promise<CertificatePayload> {
    return mutate(op, CertificatePayload, async () => ({
      certificate: (await op.load(certificateById, await issueCertificate(op, input))) ?? undefined,
    }));
  }

  @Mutation(() => CertificatePayload, {
    description: 'Withdraws a certificate for good. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('certificate:issue')
  certificateWithdraw(
    @Ctx() { op }: Context,
    @Arg('input', () => CertificateWithdrawInput) input: CertificateWithdrawInput,
  ): Promise<CertificatePayload> {
    return mutate(op, CertificatePayload, async () => {
      await withdrawCertificate(op, input);
      op.forgetLoaded();
      return { certificate: (await op.load(certificateById, input.id)) ?? undefined };
    });
  }

  @Mutation(() => CertificateTemplatePayload, {
    description: 'Adds words for certificates from a day on. Codes: IN_THE_PAST, INVALID_FORMAT, DUPLICATE, REQUEST_REUSED.',
  })
  @Guard('certificate:template')
  certificateTemplateAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => CertificateTemplateAddInput) input: CertificateTemplateAddInput,
  ): Promise<CertificateTemplatePayload> {
    return mutate(op, CertificateTemplatePayload, async () => ({
      template: (await op.load(templateById, await addTemplate(op, input))) ?? undefined,
    }));
  }
}

/** Records of volunteers. */
@Resolver(() => Volunteer)
export class VolunteerRecordFields {
  @FieldResolver(() => ServiceRecords, { description: 'Verified service of a period, wherever it was.' })
  serviceRecords(
    @Ctx() { op }: Context,
    @Root() volunteer: Volunteer,
    @Arg('from', () => LocalDate, { nullable: true, description: 'First day; the first of this year when left out.' }) from?: string | null,
    @Arg('until', () => LocalDate, { nullable: true, description: 'Last day; today when left out.' }) until?: string | null,
  ): Promise<ServiceRecords> {
    const today = civilDate(op.now);
    return serviceRecords(op, volunteer.id, from ?? `${today.slice(0, 4)}-01-01`, until ?? today);
  }

  @FieldResolver(() => [ServiceCertificate], { description: 'Certificates, the newest first.' })
  certificates(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<ServiceCertificate[]> {
    return op.load(certificatesByVolunteer, volunteer.id);
  }

  @FieldResolver(() => [RecordCorrection], { description: 'Wishes for corrections, the newest first, as far as the viewer may read them.' })
  recordCorrections(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<RecordCorrection[]> {
    return op.load(correctionsByVolunteer, volunteer.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may issue certificates for this volunteer.' })
  viewerCanCertify(@Ctx() { op }: Context, @Root() volunteer: Volunteer): boolean {
    return op.actor.can('certificate:issue', volunteer.homeAreaCode);
  }
}

/** Fields of records. */
@Resolver(() => ServiceRecord)
export class ServiceRecordFields {
  @FieldResolver(() => ServiceType, { description: 'The service.' })
  service(@Ctx() { op }: Context, @Root() record: ServiceRecord): Promise<ServiceType | null> {
    return op.load(serviceTypeByCode, record.serviceCode);
  }

  @FieldResolver(() => VisitRating, {
    nullable: true,
    description: 'What the household said; null when nobody asked or the viewer may not see the visit.',
  })
  rating(@Ctx() { op }: Context, @Root() record: ServiceRecord): Promise<VisitRating | null> {
    return op.load(ratingByAssignment, record.id);
  }
}

/** Fields of corrections. */
@Resolver(() => RecordCorrection)
export class RecordCorrectionFields {
  @FieldResolver(() => Volunteer, {
    nullable: true,
    description: 'The volunteer; null when the viewer may not see volunteers of that area.',
  })
  volunteer(@Ctx() { op }: Context, @Root() correction: RecordCorrection): Promise<Volunteer | null> {
    return op.load(volunteerById, correction.volunteerId);
  }
}

/** The rating of a visit. */
@Resolver(() => Assignment)
export class AssignmentRatingFields {
  @FieldResolver(() => VisitRating, { nullable: true, description: 'What the household said of it (评单); null when nobody asked.' })
  rating(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<VisitRating | null> {
    return op.load(ratingByAssignment, assignment.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may record what the household said.' })
  async viewerCanRate(@Ctx() { op }: Context, @Root() assignment: Assignment): Promise<boolean> {
    const over = assignment.state === 'DONE' || assignment.state === 'VERIFIED';
    return over && op.actor.can('record:rate', assignment.areaCode) && (await op.load(ratingByAssignment, assignment.id)) === null;
  }
}
