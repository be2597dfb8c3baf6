import { graphql } from '../../gql';
import type { AssistanceApplicationQuery as Opened } from '../../gql/graphql';

export const AssistanceApplicationQuery = graphql(`
  query AssistanceApplication($id: ID!) {
    assistanceApplication(id: $id) {
      id
      number
      state
      programme
      ground
      residence
      resident
      persons
      monthlyIncomeFen
      monthlyExpenditureFen
      declaredSavingsFen
      declaredVehicles
      declaredDwellings
      requestedFen
      circumstances
      preparedByName
      createdAt
      submittedAt
      reason
      trips
      version
      grantedThisYearFen
      capFen
      clock {
        id
        ...ClockParts @unmask
      }
      missingDocuments {
        code
        name
        nameEn
      }
      viewerCanEdit
      viewerCanWithdraw
      viewerCanDecide
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
      person {
        id
        maskedName
      }
      hint {
        verdict
        standardFen
        countedFen
        persons
        gapFen
      }
      documents {
        id
        source
        recordedAt
        kind {
          code
          name
          nameEn
        }
      }
      individualDecision {
        id
        heldOn
        minutes
        participants
        votesFor
        votesAgainst
      }
      decision {
        id
        outcome
        amountFen
        validFrom
        reason
        decidedAt
        decidedByName
        authority
        delegation {
          id
          document
        }
      }
    }
  }
`);

export type Application = NonNullable<Opened['assistanceApplication']>;

/** Kinds of document of the checklist. */
export const DocumentKindsQuery = graphql(`
  query DocumentKinds {
    documentKinds {
      code
      name
      nameEn
      required
      sample
    }
  }
`);

export const ApplicationUpdate = graphql(`
  mutation ApplicationUpdate($input: AssistanceApplicationUpdateInput!) {
    assistanceApplicationUpdate(input: $input) {
      application {
        id
        number
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ApplicationSubmit = graphql(`
  mutation ApplicationSubmit($input: AssistanceApplicationMoveInput!) {
    assistanceApplicationSubmit(input: $input) {
      application {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ApplicationReturn = graphql(`
  mutation ApplicationReturn($input: AssistanceApplicationReturnInput!) {
    assistanceApplicationReturn(input: $input) {
      application {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ApplicationWithdraw = graphql(`
  mutation ApplicationWithdraw($input: AssistanceApplicationReasonInput!) {
    assistanceApplicationWithdraw(input: $input) {
      application {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ApplicationTrip = graphql(`
  mutation ApplicationTrip($input: ApplicationTripRecordInput!) {
    applicationTripRecord(input: $input) {
      application {
        id
        trips
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
