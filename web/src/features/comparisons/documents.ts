import { graphql } from '../../gql';
import type { ComparisonFindingsQuery as FindingsResult, ComparisonPageQuery as PageResult } from '../../gql/graphql';

export const ComparisonsPageQuery = graphql(`
  query ComparisonsPage($first: Int!, $after: String) {
    listComparisons(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          leftKind
          rightKind
          area {
            ...AreaParts @unmask
          }
          findingCounts {
            kind
            state
            count
          }
          runs {
            id
            number
            state
            asOf
            leftRows
            matched
            matchedPercent
            newFindings
            goneFindings
            doneAt
          }
        }
      }
    }
  }
`);

export const ComparisonPageQuery = graphql(`
  query ComparisonPage($id: ID!) {
    listComparison(id: $id) {
      id
      leftKind
      rightKind
      wanted
      viewerCanRun
      area {
        ...AreaParts @unmask
      }
      findingCounts {
        kind
        state
        count
      }
      runs {
        id
        number
        state
        failure
        asOf
        leftRows
        rightRows
        matched
        matchedByScore
        unsure
        onlyLeft
        onlyRight
        conflicts
        newFindings
        knownFindings
        goneFindings
        matchedPercent
        orderedByName
        doneAt
        leftList {
          fileName
          read
          repeated
          unreadable
          below
          columns {
            header
            field
          }
        }
        rightList {
          fileName
          read
          repeated
          unreadable
          below
          columns {
            header
            field
          }
        }
        rules {
          name
          birth
          address
          missing
          match
          unsure
          billFen
        }
        job {
          id
          state
          done
          total
          message
        }
      }
    }
  }
`);
export type Comparison = NonNullable<PageResult['listComparison']>;
export type Run = Comparison['runs'][number];

export const ComparisonFindingsQuery = graphql(`
  query ComparisonFindings($filter: ComparisonFindingFilter!, $first: Int!, $after: String) {
    comparisonFindings(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          version
          kind
          reasons
          state
          score
          leadWanted
          settleReason
          settledByName
          viewerCanDecide
          area {
            ...AreaParts @unmask
          }
          household {
            id
            number
            headName
          }
          lead {
            id
            number
            decision
          }
          left {
            name
            birthYear
            identityTail
            address
            amountFen
          }
          right {
            name
            birthYear
            identityTail
            address
            amountFen
          }
        }
      }
    }
  }
`);
export type Finding = FindingsResult['comparisonFindings']['edges'][number]['node'];
export type Party = NonNullable<Finding['left']>;

export const ComparisonRowsQuery = graphql(`
  query ComparisonRows($runId: ID!, $side: ComparisonSideName!, $outcome: ComparisonOutcome!, $first: Int!, $after: String) {
    comparisonRows(runId: $runId, side: $side, outcome: $outcome, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ordinal
          score
          party {
            name
            birthYear
            identityTail
            address
            amountFen
          }
          otherParty {
            name
            birthYear
            identityTail
            address
            amountFen
          }
          household {
            id
            number
            headName
          }
        }
      }
    }
  }
`);

export const ListComparisonStart = graphql(`
  mutation ListComparisonStart($input: ListComparisonStartInput!) {
    listComparisonStart(input: $input) {
      comparison {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ComparisonLeadsCreate = graphql(`
  mutation ComparisonLeadsCreate($input: ComparisonLeadsInput!) {
    comparisonLeadsCreate(input: $input) {
      comparison {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ComparisonFindingClose = graphql(`
  mutation ComparisonFindingClose($input: ComparisonFindingCloseInput!) {
    comparisonFindingClose(input: $input) {
      finding {
        id
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
