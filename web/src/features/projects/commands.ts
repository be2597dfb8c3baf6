import { graphql } from '../../gql';

export const ProjectCreate = graphql(`
  mutation ProjectCreate($input: PairingProjectCreateInput!) {
    pairingProjectCreate(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ProjectUpdate = graphql(`
  mutation ProjectUpdate($input: PairingProjectUpdateInput!) {
    pairingProjectUpdate(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ProjectAdvance = graphql(`
  mutation ProjectAdvance($input: PairingProjectMoveInput!) {
    pairingProjectAdvance(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ProjectPublish = graphql(`
  mutation ProjectPublish($input: PairingProjectPublishInput!) {
    pairingProjectPublish(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ProjectReportFinish = graphql(`
  mutation ProjectReportFinish($input: PairingProjectMoveInput!) {
    pairingProjectReportFinish(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const MilestoneAdd = graphql(`
  mutation MilestoneAdd($input: PairingMilestoneAddInput!) {
    pairingMilestoneAdd(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const MilestoneComplete = graphql(`
  mutation MilestoneComplete($input: PairingMilestoneCompleteInput!) {
    pairingMilestoneComplete(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const FundAdd = graphql(`
  mutation FundAdd($input: PairingFundAddInput!) {
    pairingFundAdd(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PhotoAdd = graphql(`
  mutation PhotoAdd($input: PairingPhotoAddInput!) {
    pairingPhotoAdd(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PhotoRemove = graphql(`
  mutation PhotoRemove($input: PairingPhotoRemoveInput!) {
    pairingPhotoRemove(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SupporterCreate = graphql(`
  mutation SupporterCreate($input: SupporterCreateInput!) {
    supporterCreate(input: $input) {
      supporter {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SupporterVerify = graphql(`
  mutation SupporterVerify($input: SupporterVerifyInput!) {
    supporterVerify(input: $input) {
      supporter {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ParticipantAdd = graphql(`
  mutation ParticipantAdd($input: PairingParticipantAddInput!) {
    pairingParticipantAdd(input: $input) {
      participant {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PairingHold = graphql(`
  mutation PairingHold($input: PairingHoldInput!) {
    pairingHold(input: $input) {
      pairing {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PairingAgree = graphql(`
  mutation PairingAgree($input: PairingSupporterAgreementInput!) {
    pairingSupporterAgreementRecord(input: $input) {
      pairing {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PairingConsent = graphql(`
  mutation PairingConsent($input: PairingConsentInput!) {
    pairingConsentRecord(input: $input) {
      pairing {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PairingActivate = graphql(`
  mutation PairingActivate($input: PairingActivateInput!) {
    pairingActivate(input: $input) {
      pairing {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PairingSuspend = graphql(`
  mutation PairingSuspend($input: PairingSuspendInput!) {
    pairingSuspend(input: $input) {
      pairing {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PairingResume = graphql(`
  mutation PairingResume($input: PairingMoveInput!) {
    pairingResume(input: $input) {
      pairing {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PairingComplete = graphql(`
  mutation PairingComplete($input: PairingCompleteInput!) {
    pairingComplete(input: $input) {
      pairing {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PairingEnd = graphql(`
  mutation PairingEnd($input: PairingEndInput!) {
    pairingEnd(input: $input) {
      pairing {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PairingContactAdd = graphql(`
  mutation PairingContactAdd($input: PairingContactAddInput!) {
    pairingContactAdd(input: $input) {
      pairing {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ProductCreate = graphql(`
  mutation ProductCreate($input: ProduceProductCreateInput!) {
    produceProductCreate(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const OrderCreate = graphql(`
  mutation OrderCreate($input: ProduceOrderCreateInput!) {
    produceOrderCreate(input: $input) {
      order {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const OrderCancel = graphql(`
  mutation OrderCancel($input: ProduceReasonInput!) {
    produceOrderCancel(input: $input) {
      order {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const DeliveriesRecord = graphql(`
  mutation DeliveriesRecord($input: ProduceDeliveriesRecordInput!) {
    produceDeliveriesRecord(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const DeliveryVoid = graphql(`
  mutation DeliveryVoid($input: ProduceReasonInput!) {
    produceDeliveryVoid(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const LabourAdd = graphql(`
  mutation LabourAdd($input: LabourRecordAddInput!) {
    labourRecordAdd(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PaymentRecord = graphql(`
  mutation PaymentRecord($input: HouseholdPaymentRecordInput!) {
    householdPaymentRecord(input: $input) {
      payment {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PaymentUndo = graphql(`
  mutation PaymentUndo($input: HouseholdPaymentUndoInput!) {
    householdPaymentUndo(input: $input) {
      payment {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const StatementAdd = graphql(`
  mutation StatementAdd($input: IncomeStatementAddInput!) {
    incomeStatementAdd(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ParticipantReveal = graphql(`
  mutation ParticipantReveal($input: PairingRevealInput!) {
    pairingParticipantReveal(input: $input) {
      clear {
        headName
        phone
        address
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SupporterUpdate = graphql(`
  mutation SupporterUpdate($input: SupporterUpdateInput!) {
    supporterUpdate(input: $input) {
      supporter {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SupporterReveal = graphql(`
  mutation SupporterReveal($input: PairingRevealInput!) {
    supporterReveal(input: $input) {
      clear {
        name
        contactName
        phone
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ProductUpdate = graphql(`
  mutation ProductUpdate($input: ProduceProductUpdateInput!) {
    produceProductUpdate(input: $input) {
      project {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PairingMeasureSave = graphql(`
  mutation PairingMeasureSave($input: PairingMeasureInput!) {
    pairingMeasureSave(input: $input) {
      pairing {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
