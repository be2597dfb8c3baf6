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
    homecareArrangement(id: $id) {
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

export type Arrangement = NonNullable<Opened['homecareArrangement']>;

export const HoursRecord = graphql(`
  mutation CareHoursRecord($input: CareHoursRecordInput!) {
    homecareHoursRecord(input: $input) {
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
    homecareHoursVerify(input: $input) {
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
    homecareQualityRecord(input: $input) {
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
    homecareEnd(input: $input) {
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
    homecareBegin(input: $input) {
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
