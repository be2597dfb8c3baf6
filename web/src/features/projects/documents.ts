import { graphql } from '../../gql';
import type { PairingRowFragment, ProjectFileFragment } from '../../gql/graphql';

graphql(`
  fragment ProjectFigures on PairingProject {
    id
    number
    name
    season
    state
    sample
    targetHouseholds
    targetIncomeFen
    targetOrderFen
    startsOn
    endsOn
    participantCount
    unpairedCount
    heldCount
    activeCount
    atRiskCount
    graduatedCount
    endedCount
    lastContactAt
    reportClock {
      dueAt
      state
      minutesLeft
      workingDaysLeft
      calendarKnown
    }
    organisation {
      id
      name
    }
    area {
      code
      name
      nameEn
    }
    figures {
      orderCount
      openOrderCount
      orderFen
      incomeFen
      paidFen
      unpaidFen
      produceFen
      labourFen
      deliveredFen
      wageFen
      labourDays
    }
  }
`);

graphql(`
  fragment PairingRow on Pairing {
    id
    state
    version
    shows
    heldAt
    holdExpiresAt
    supporterAgreedOn
    householdConsented
    activatedAt
    exitCriteria
    pausedUntil
    pauseReason
    graduatedAt
    watchUntil
    endedAt
    endReason
    endNote
    lastContactAt
    risks
    viewerCanEdit
    viewerCanConsent
    holdClock {
      dueAt
      state
      minutesLeft
      workingDaysLeft
      calendarKnown
    }
    contactClock {
      dueAt
      state
      minutesLeft
      workingDaysLeft
      calendarKnown
    }
    supporter {
      id
      name
      kind
    }
    project {
      id
      name
    }
    participant {
      id
      code
      produce
      needKinds
      area {
        code
        name
        nameEn
      }
      household {
        id
        number
        headName
      }
      profile {
        shows
        headName
        phone
        address
        memberCount
      }
    }
  }
`);

graphql(`
  fragment ProjectFile on PairingProject {
    id
    ...ProjectFigures @unmask
    version
    summary
    helpKinds
    maxSupporters
    publicSince
    reportDueOn
    reportedOn
    viewerCanEdit
    viewerCanNominate
    milestones {
      id
      title
      dueOn
      doneOn
      version
    }
    photos {
      id
      caption
      takenOn
      width
      height
      participant {
        id
        code
      }
      milestone {
        id
        title
      }
    }
    funds {
      id
      kind
      title
      amountFen
      onDay
    }
    products {
      id
      name
      unit
      referencePriceFen
      seasonFrom
      seasonUntil
      expectedQuantity
      version
    }
    figures {
      months {
        month
        orderFen
        paidFen
      }
      products {
        name
        unit
        ordered
        delivered
        orderFen
      }
      households {
        code
        owedFen
        paidFen
        days
      }
    }
    warnings {
      kind
      about
      figure
      limit
      participant {
        id
        code
      }
    }
  }
`);

/** A project with all that its page shows at once. */
export type Project = ProjectFileFragment;
/** A pairing as the lists show it. */
export type PairingLine = PairingRowFragment;

export const ProjectsQuery = graphql(`
  query Projects($first: Int!, $after: String) {
    pairingProjects(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...ProjectFigures @unmask
        }
      }
    }
  }
`);

export const PairingsQuery = graphql(`
  query Pairings($filter: PairingFilter!, $first: Int!, $after: String) {
    pairings(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...PairingRow @unmask
        }
      }
    }
  }
`);

/** Supporters on one page of the list. */
export const SUPPORTERS_PAGE = 50;

export const SupportersQuery = graphql(`
  query Supporters($first: Int!, $after: String) {
    supporters(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kind
          name
          contactName
          phone
          offers
          capacity
          taken
          vettedUntil
          note
          version
          area {
            code
            name
            nameEn
          }
        }
      }
    }
  }
`);

export const ProjectQuery = graphql(`
  query Project($id: ID!) {
    pairingProject(id: $id) {
      id
      ...ProjectFile @unmask
    }
  }
`);

export const ProjectHouseholdsQuery = graphql(`
  query ProjectHouseholds($id: ID!) {
    pairingProject(id: $id) {
      id
      viewerCanEdit
      participants {
        id
        code
        produce
        needKinds
        paidFen
        area {
          code
          name
          nameEn
        }
        profile {
          headName
          shows
        }
        pairings {
          id
          state
        }
        suggestions {
          score
          planned
          parts {
            code
            points
            most
          }
          supporter {
            id
            name
            kind
          }
        }
        statements {
          id
          stage
          fromOn
          untilOn
          amountFen
          source
        }
        labour {
          id
          kind
          employer
          task
          fromOn
          untilOn
          days
          wageFen
          paidFen
        }
      }
    }
  }
`);

export const PairingQuery = graphql(`
  query PairingFile($id: ID!) {
    pairing(id: $id) {
      id
      ...PairingRow @unmask
      measure {
        id
        text
      }
      contacts {
        id
        kind
        at
        text
        recordedByName
      }
    }
  }
`);

export const OrdersQuery = graphql(`
  query ProduceOrders($filter: ProduceFilter!, $first: Int!, $after: String) {
    produceOrders(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          reference
          buyer
          quantity
          delivered
          unitPriceFen
          amountFen
          orderedOn
          cancelledAt
          version
          product {
            id
            name
            unit
            referencePriceFen
          }
        }
      }
    }
  }
`);

export const DeliveriesQuery = graphql(`
  query ProduceDeliveries($filter: ProduceFilter!, $first: Int!, $after: String) {
    produceDeliveries(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          quantity
          unitPriceFen
          amountFen
          paidFen
          deliveredOn
          voidedAt
          version
          participant {
            id
            code
          }
          order {
            id
            number
            product {
              id
              name
              unit
            }
          }
        }
      }
    }
  }
`);

export const PaymentsQuery = graphql(`
  query HouseholdPayments($filter: ProduceFilter!, $first: Int!, $after: String) {
    householdPayments(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          amountFen
          paidOn
          method
          receipt
          reason
          participant {
            id
            code
          }
          reversedBy {
            id
          }
          income {
            id
            source
            amountFen
          }
        }
      }
    }
  }
`);

export const OrganisationsQuery = graphql(`
  query ProjectOrganisations {
    organisations {
      id
      name
      kind
    }
  }
`);

export const PublicProjectQuery = graphql(`
  query PublicProject($number: String!) {
    publicProject(number: $number) {
      number
      name
      season
      summary
      organisation
      state
      sample
      helpKinds
      households
      supporters
      orders
      orderFen
      incomeFen
      targetHouseholds
      fewest
    }
  }
`);

export const PairingMeasuresQuery = graphql(`
  query PairingMeasures($id: ID!) {
    household(id: $id) {
      id
      plan {
        id
        goals {
          id
          text
          measures {
            id
            text
          }
        }
      }
    }
  }
`);
