import { graphql } from '../../gql';

export const OfferAccept = graphql(`
  mutation OfferAccept($input: OfferAcceptInput!) {
    offerAccept(input: $input) {
      offer {
        id
        state
        version
      }
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

export const OfferDecline = graphql(`
  mutation OfferDecline($input: OfferDeclineInput!) {
    offerDecline(input: $input) {
      offer {
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

export const AssignmentStart = graphql(`
  mutation AssignmentStart($input: AssignmentStartInput!) {
    assignmentStart(input: $input) {
      assignment {
        id
        state
        version
        checkedInAt
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AssignmentFinish = graphql(`
  mutation AssignmentFinish($input: AssignmentFinishInput!) {
    assignmentFinish(input: $input) {
      assignment {
        id
        state
        version
        checkedOutAt
        minutesServed
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
