import { graphql } from '../../gql';

graphql(`
  fragment DeskHousehold on Household {
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

/** Relief through the green channel, the longest waiting first. */
export const ReliefsQuery = graphql(`
  query ReliefDesk($filter: ReliefFilter!, $first: Int!, $after: String) {
    emergencyReliefs(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          state
          situation
          requestedAt
          helper
          household {
            ...DeskHousehold @unmask
          }
          clock {
            id
            ...ClockParts @unmask
          }
        }
      }
    }
  }
`);

/** Paperwork owed, the longest owed first. */
export const ObligationsQuery = graphql(`
  query ObligationDesk($filter: ObligationFilter!, $first: Int!, $after: String) {
    obligations(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          what
          ownerName
          relief {
            id
            number
            household {
              ...DeskHousehold @unmask
            }
          }
          clock {
            id
            ...ClockParts @unmask
          }
        }
      }
    }
  }
`);

/** Proxy orders, the longest open first. */
export const ProxyOrdersQuery = graphql(`
  query ProxyDesk($filter: ProxyOrderFilter!, $first: Int!, $after: String) {
    proxyOrders(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          state
          matter
          openedAt
          result
          ownerName
          trips
          papersOut
          household {
            ...DeskHousehold @unmask
          }
          documents {
            id
            returnedAt
            clock {
              id
              ...ClockParts @unmask
            }
          }
        }
      }
    }
  }
`);
