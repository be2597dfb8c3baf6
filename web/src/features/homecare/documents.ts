import { graphql } from '../../gql';
import type { CareArrangementQuery as Opened } from '../../gql/graphql';

graphql(`
  fragment AbilityParts on AbilityAssessment {
    id
    total
    level
    assessedOn
    assessorName
    scale {
      id
      code
      number
      name
      nameEn
      bands {
        level
        name
        nameEn
      }
    }
  }
`);

export const CareArrangementQuery = graphql(`
  query CareArrangement($id: ID!) {
    careArrangement(id: $id) {
      id
      version
      provider
      beganOn
      endedOn
      endReason
      plannedMinutes
      confirmedMinutes
      waitingMinutes
      viewerCanWork
      viewerCanCheck
      person {
        id
        maskedName
      }
      household {
        id
        number
        headName
        area {
          code
          name
          nameEn
          parent {
            code
            name
            nameEn
          }
        }
      }
      assessment {
        id
        ...AbilityParts @unmask
      }
      slots {
        id
        weekday
        startsMinute
        minutes
        task
      }
      hours {
        id
        version
        startsAt
        minutes
        carer
        task
        recordedByName
        verifiedByName
        verifiedAt
        viewerCanVerify
      }
      checks {
        id
        checkedOn
        result
        unannounced
        findings
        checkedByName
      }
    }
  }
`);

export type Arrangement = NonNullable<Opened['careArrangement']>;

export const HoursRecord = graphql(`
  mutation CareHoursRecord($input: CareHoursRecordInput!) {
    careHoursRecord(input: $input) {
      arrangement {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const HoursVerify = graphql(`
  mutation CareHoursVerify($input: CareHoursVerifyInput!) {
    careHoursVerify(input: $input) {
      arrangement {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const QualityRecord = graphql(`
  mutation CareQualityRecord($input: CareQualityRecordInput!) {
    careQualityRecord(input: $input) {
      arrangement {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ArrangementEnd = graphql(`
  mutation CareArrangementEnd($input: CareArrangementEndInput!) {
    careArrangementEnd(input: $input) {
      arrangement {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ArrangementBegin = graphql(`
  mutation CareArrangementBegin($input: CareArrangementBeginInput!) {
    careArrangementBegin(input: $input) {
      arrangement {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AbilityAssess = graphql(`
  mutation AbilityAssess($input: AbilityAssessInput!) {
    abilityAssess(input: $input) {
      household {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AbilityScalesQuery = graphql(`
  query AbilityScales {
    abilityScales {
      id
      code
      number
      name
      nameEn
      sample
      items {
        code
        name
        nameEn
        options {
          points
          label
          labelEn
        }
      }
      bands {
        from
        to
        level
        name
        nameEn
      }
    }
  }
`);
