import { graphql } from '../../gql';
import type { AllowanceReviewQuery as Opened, AllowanceWithdrawalQuery as Withdrawn } from '../../gql/graphql';

graphql(`
  fragment ReviewHousehold on Household {
    id
    number
    headName
    memberCount
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

export const AllowanceReviewQuery = graphql(`
  query AllowanceReview($id: ID!) {
    allowanceReview(id: $id) {
      id
      number
      kind
      state
      version
      openedAt
      outcome
      residence
      persons
      monthlyIncomeFen
      monthlyExpenditureFen
      amountFen
      effectiveOn
      months
      transitionPlan
      findings
      proposedAt
      preparedByName
      returnReason
      currentFen
      monthsMin
      monthsMax
      viewerCanPropose
      viewerCanDecide
      household {
        id
        ...ReviewHousehold @unmask
      }
      clock {
        id
        ...ClockParts @unmask
      }
      hint {
        verdict
        standardFen
        countedFen
        persons
        gapFen
      }
      decision {
        id
        outcome
        amountFen
        effectiveOn
        months
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

export type Review = NonNullable<Opened['allowanceReview']>;

export const AllowanceWithdrawalQuery = graphql(`
  query AllowanceWithdrawal($id: ID!) {
    allowanceWithdrawal(id: $id) {
      id
      state
      version
      fromOn
      endsOn
      transitionPlan
      result
      note
      closedAt
      viewerCanClose
      household {
        id
        ...ReviewHousehold @unmask
      }
      clock {
        id
        ...ClockParts @unmask
      }
      reviews {
        id
        number
        kind
        state
        outcome
        clock {
          id
          ...ClockParts @unmask
        }
      }
    }
  }
`);

export type Withdrawal = NonNullable<Withdrawn['allowanceWithdrawal']>;

export const ReviewOpen = graphql(`
  mutation ReviewOpen($input: AllowanceReviewOpenInput!) {
    allowanceReviewOpen(input: $input) {
      review {
        id
        number
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ReviewPropose = graphql(`
  mutation ReviewPropose($input: AllowanceReviewProposeInput!) {
    allowanceReviewPropose(input: $input) {
      review {
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

export const ReviewReturn = graphql(`
  mutation ReviewReturn($input: AllowanceReviewReasonInput!) {
    allowanceReviewReturn(input: $input) {
      review {
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

export const ReviewDecide = graphql(`
  mutation ReviewDecide($input: AllowanceReviewReasonInput!) {
    allowanceReviewDecide(input: $input) {
      review {
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

export const WatchClose = graphql(`
  mutation WatchClose($input: AllowanceWatchCloseInput!) {
    allowanceWatchClose(input: $input) {
      withdrawal {
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
