import { graphql } from '../../gql';

/** Records a mandate. */
export const MandateRecord = graphql(`
  mutation MandateRecord($input: MandateRecordInput!) {
    mandateRecord(input: $input) {
      mandate {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Withdraws a mandate. */
export const MandateWithdraw = graphql(`
  mutation MandateWithdraw($input: MandateWithdrawInput!) {
    mandateWithdraw(input: $input) {
      mandate {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Opens an order. */
export const ProxyOrderOpen = graphql(`
  mutation ProxyOrderOpen($input: ProxyOrderOpenInput!) {
    proxyOrderOpen(input: $input) {
      order {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Records a step. */
export const ProxyStepAdd = graphql(`
  mutation ProxyStepAdd($input: ProxyStepAddInput!) {
    proxyStepAdd(input: $input) {
      order {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Takes a paper. */
export const DocumentTake = graphql(`
  mutation DocumentTake($input: DocumentTakeInput!) {
    documentTake(input: $input) {
      order {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Returns a paper. */
export const DocumentReturn = graphql(`
  mutation DocumentReturn($input: DocumentReturnInput!) {
    documentReturn(input: $input) {
      order {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Closes an order. */
export const ProxyOrderClose = graphql(`
  mutation ProxyOrderClose($input: ProxyOrderCloseInput!) {
    proxyOrderClose(input: $input) {
      order {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Mandates and orders of a household. */
export const CaseProxyQuery = graphql(`
  query CaseProxy($id: ID!) {
    household(id: $id) {
      id
      viewerCanRecordMandate
      members {
        id
        until
        person {
          id
          maskedName
        }
      }
      mandates {
        id
        version
        agent
        validFrom
        validUntil
        withdrawnAt
        withdrawReason
        holds
        viewerCanWithdraw
        person {
          id
          maskedName
        }
        services {
          id
          code
          name
          nameEn
        }
      }
      proxyOrders {
        id
        number
        version
        matter
        state
        openedAt
        result
        ownerName
        trips
        papersOut
        viewerCanAct
        viewerCanReturn
        service {
          id
          name
          nameEn
        }
        steps {
          id
          at
          place
          text
          residentCame
          overReason
        }
        documents {
          id
          label
          returnedAt
          kind {
            code
            name
            nameEn
          }
          chain {
            id
            verb
            at
            giver
            receiver
            receipt
          }
          clock {
            id
            ...ClockParts @unmask
          }
        }
        checklist {
          mayAsk
          lastTakenAt
          kind {
            code
            name
            nameEn
            heldBy
          }
        }
      }
    }
    serviceTypes(activeOnly: true) {
      id
      code
      name
      nameEn
      team
    }
  }
`);
