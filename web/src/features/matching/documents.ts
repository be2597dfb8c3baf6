import { graphql } from '../../gql';

export const OfferSend = graphql(`
  mutation OfferSend($input: OfferSendInput!) {
    offerSend(input: $input) {
      offer {
        id
        state
        version
        undoableUntil
        viewerCanWithdraw
        need {
          id
          state
          seatsOffered
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const OfferWithdraw = graphql(`
  mutation OfferWithdraw($input: OfferWithdrawInput!) {
    offerWithdraw(input: $input) {
      offer {
        id
        state
        version
        need {
          id
          state
          seatsOffered
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AssignmentVerify = graphql(`
  mutation AssignmentVerify($input: AssignmentVerifyInput!) {
    assignmentVerify(input: $input) {
      assignment {
        id
        state
        version
        viewerCanVerify
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AssignmentCancel = graphql(`
  mutation AssignmentCancel($input: AssignmentCancelInput!) {
    assignmentCancel(input: $input) {
      assignment {
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

export const AssignmentMiss = graphql(`
  mutation AssignmentMiss($input: AssignmentMissInput!) {
    assignmentMiss(input: $input) {
      assignment {
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
