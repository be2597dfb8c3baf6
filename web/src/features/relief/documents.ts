import { graphql } from '../../gql';

graphql(`
  fragment ReliefParts on EmergencyRelief {
    id
    number
    version
    state
    situation
    requestedAt
    requestedByName
    helper
    dispatchedAt
    given
    amountFen
    relievedAt
    relievedByName
    completedAt
    cancelReason
    viewerCanDispatch
    viewerCanDeliver
    viewerCanCancel
    clock {
      id
      ...ClockParts
    }
    obligation {
      id
      version
      state
      what
      evidence
      escalationReason
      ownerName
      viewerCanMeet
      viewerCanEscalate
      clock {
        id
        ...ClockParts
      }
    }
  }
`);

/** Asks for relief. */
export const ReliefRequest = graphql(`
  mutation ReliefRequest($input: ReliefRequestInput!) {
    reliefRequest(input: $input) {
      relief {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
/** Says who goes. */
export const ReliefDispatch = graphql(`
  mutation ReliefDispatch($input: ReliefDispatchInput!) {
    reliefDispatch(input: $input) {
      relief {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
/** Records that help was there. */
export const ReliefDeliver = graphql(`
  mutation ReliefDeliver($input: ReliefDeliverInput!) {
    reliefDeliver(input: $input) {
      relief {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
/** Cancels relief that was not given. */
export const ReliefCancel = graphql(`
  mutation ReliefCancel($input: ReliefCancelInput!) {
    reliefCancel(input: $input) {
      relief {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
/** Meets what is owed. */
export const ObligationMeet = graphql(`
  mutation ObligationMeet($input: ObligationMeetInput!) {
    obligationMeet(input: $input) {
      obligation {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
/** Escalates what is owed. */
export const ObligationEscalate = graphql(`
  mutation ObligationEscalate($input: ObligationEscalateInput!) {
    obligationEscalate(input: $input) {
      obligation {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
