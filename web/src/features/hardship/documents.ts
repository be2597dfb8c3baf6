import { graphql } from '../../gql';
import type { DispersedCareQuery as Opened } from '../../gql/graphql';

graphql(`
  fragment CarePlace on Household {
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
`);

export const DispersedCareQuery = graphql(`
  query DispersedCare($id: ID!) {
    dispersedCare(id: $id) {
      id
      version
      carer
      beganOn
      endedOn
      endReason
      viewerCanWork
      person {
        id
        maskedName
      }
      household {
        id
        ...CarePlace @unmask
      }
      clock {
        id
        ...ClockParts @unmask
      }
      things {
        kind
        state
        evidence {
          id
          what
          validFrom
          expiresOn
          recordedByName
        }
      }
      visits {
        id
        visitedOn
        found
        recordedByName
      }
      checks {
        id
        item
        asked
        clear
        note
        checkedAt
        checkedByName
      }
    }
    dispersedCheckItems {
      id
      position
      name
      nameEn
      sample
      active
      version
    }
  }
`);

export type Care = NonNullable<Opened['dispersedCare']>;
export type CheckItem = Opened['dispersedCheckItems'][number];

export const CareBegin = graphql(`
  mutation CareBegin($input: DispersedCareBeginInput!) {
    dispersedCareBegin(input: $input) {
      care {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CareEnd = graphql(`
  mutation CareEnd($input: DispersedCareEndInput!) {
    dispersedCareEnd(input: $input) {
      care {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const EvidenceAdd = graphql(`
  mutation EvidenceAdd($input: CareEvidenceAddInput!) {
    dispersedEvidenceAdd(input: $input) {
      care {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const VisitRecord = graphql(`
  mutation DispersedVisit($input: DispersedVisitRecordInput!) {
    dispersedVisitRecord(input: $input) {
      care {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CheckRecord = graphql(`
  mutation CareCheck($input: CareCheckRecordInput!) {
    dispersedCheckRecord(input: $input) {
      care {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CareCheckItemsQuery = graphql(`
  query CareCheckItems {
    dispersedCheckItems {
      id
      position
      name
      nameEn
      sample
      active
      version
    }
  }
`);

export const CheckItemSave = graphql(`
  mutation CheckItemSave($input: CareCheckItemSaveInput!) {
    dispersedCheckItemSave(input: $input) {
      item {
        id
        position
        name
        nameEn
        sample
        active
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
