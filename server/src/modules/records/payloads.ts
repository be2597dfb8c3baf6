import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/mutation.js';
import { CertificateTemplate, RecordCorrection, ServiceCertificate, VisitRating } from './record.js';

/** Payload of mutations on corrections. */
@ObjectType({ simpleResolvers: true, description: 'Result of asking for or deciding a correction.' })
export class RecordCorrectionPayload extends Payload {
  @Field(() => RecordCorrection, { nullable: true, description: 'The correction as it is now.' })
  correction?: RecordCorrection;
}

/** Payload of rating. */
@ObjectType({ simpleResolvers: true, description: 'Result of recording a rating.' })
export class VisitRatingPayload extends Payload {
  @Field(() => VisitRating, { nullable: true, description: 'The rating.' })
  rating?: VisitRating;
}

/** Payload of mutations on certificates. */
@ObjectType({ simpleResolvers: true, description: 'Result of issuing or withdrawing a certificate.' })
export class CertificatePayload extends Payload {
  @Field(() => ServiceCertificate, { nullable: true, description: 'The certificate as it is now.' })
  certificate?: ServiceCertificate;
}

/** Payload of new words. */
@ObjectType({ simpleResolvers: true, description: 'Result of adding words for certificates.' })
export class CertificateTemplatePayload extends Payload {
  @Field(() => CertificateTemplate, { nullable: true, description: 'The words.' })
  template?: CertificateTemplate;
}
