import { graphql } from '../../gql';
import type { ApplicationVerificationQuery as Opened, VerificationCatalogueQuery as Catalogue } from '../../gql/graphql';

export const ApplicationVerificationQuery = graphql(`
  query ApplicationVerification($id: ID!) {
    assistanceApplication(id: $id) {
      id
      viewerCanVerify
      verification {
        id
        number
        state
        round
        orderedAt
        orderedByName
        endedAt
        progress {
          total
          waiting
          sent
          answered
          failed
          withdrawn
          expired
        }
        comparisons {
          declared
          declaredValue
          answeredValue
          tolerance
          contradicts
        }
      }
      verificationPeople {
        consented
        person {
          id
          maskedName
        }
        requests {
          id
          state
          failure
          attempts
          askedAt
          item {
            code
            name
            nameEn
            measure
            department {
              code
              name
              nameEn
            }
          }
          answer {
            id
            found
            value
            asOf
            bodyHash
            keyId
            receivedAt
            expiresOn
            expired
            viewerCanReveal
          }
        }
      }
    }
  }
`);

export type Verified = NonNullable<Opened['assistanceApplication']>;
export type VerifiedPerson = Verified['verificationPeople'][number];
export type VerifiedRequest = VerifiedPerson['requests'][number];

export const VerificationStart = graphql(`
  mutation VerificationStart($input: VerificationStartInput!) {
    verificationStart(input: $input) {
      verification {
        id
        state
        round
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const VerificationEvidenceReveal = graphql(`
  mutation VerificationEvidenceReveal($input: VerificationEvidenceRevealInput!) {
    verificationEvidenceReveal(input: $input) {
      clear {
        body
        intact
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const VerificationCatalogueQuery = graphql(`
  query VerificationCatalogue {
    verificationDepartments {
      code
      name
      nameEn
      connector
      active
      sample
      version
      items {
        code
        name
        nameEn
        measure
        declared
        sameAs
        active
        sample
        version
      }
    }
    verificationConnectors {
      name
      immediate
    }
  }
`);

export type Department = Catalogue['verificationDepartments'][number];
export type Item = Department['items'][number];
export type Connector = Catalogue['verificationConnectors'][number];

export const VerificationDepartmentSave = graphql(`
  mutation VerificationDepartmentSave($input: VerificationDepartmentSaveInput!) {
    verificationDepartmentSave(input: $input) {
      department {
        code
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const VerificationItemSave = graphql(`
  mutation VerificationItemSave($input: VerificationItemSaveInput!) {
    verificationItemSave(input: $input) {
      item {
        code
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
