import { graphql } from '../../gql';
import type {
  InspectionFindingsQuery as FindingsResult,
  InspectionPageQuery as PlanResult,
  InspectionVisitsQuery as VisitsResult,
} from '../../gql/graphql';

export const InspectionFindingsQuery = graphql(`
  query InspectionFindings($filter: InspectionFindingFilter!, $first: Int!, $after: String) {
    inspectionFindings(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          version
          number
          item
          text
          state
          foundAt
          foundByName
          rectifiedAt
          rectifiedByName
          rectifyNote
          returns
          returnReason
          verifiedAt
          verifiedByName
          viewerCanCorrect
          viewerCanVerify
          clocks {
            id
            ...ClockParts @unmask
          }
          household {
            id
            number
            headName
          }
          area {
            ...AreaParts @unmask
          }
        }
      }
    }
  }
`);
export type Finding = FindingsResult['inspectionFindings']['edges'][number]['node'];

export const InspectionPlansQuery = graphql(`
  query InspectionPlans($first: Int!, $after: String) {
    inspectionPlans(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          title
          state
          fromDay
          untilDay
          wanted
          createdByName
          area {
            ...AreaParts @unmask
          }
          progress {
            visits
            visited
            findings
            open
            rectified
          }
        }
      }
    }
  }
`);

export const InspectionPageQuery = graphql(`
  query InspectionPage($id: ID!) {
    inspectionPlan(id: $id) {
      id
      version
      title
      state
      fromDay
      untilDay
      wanted
      strata
      seedHash
      seed
      rollCount
      rollHash
      proof
      startedAt
      closedAt
      cancelReason
      createdAt
      createdByName
      viewerCanStart
      viewerCanClose
      checklist {
        code
        text
      }
      area {
        ...AreaParts @unmask
      }
      layers {
        stratum
        households
        drawn
        area {
          code
          name
          nameEn
        }
      }
      progress {
        visits
        visited
        findings
        open
        rectified
      }
    }
  }
`);
export type Plan = NonNullable<PlanResult['inspectionPlan']>;

export const InspectionVisitsQuery = graphql(`
  query InspectionVisits($id: ID!, $first: Int!, $after: String) {
    inspectionPlan(id: $id) {
      id
      visits(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            version
            position
            outcome
            note
            visitedAt
            inspectorName
            viewerCanRecord
            household {
              id
              number
              headName
            }
            area {
              ...AreaParts @unmask
            }
            findings {
              id
              version
              number
              item
              text
              state
              rectifyNote
              rectifiedByName
              verifiedByName
              viewerCanVerify
            }
          }
        }
      }
    }
  }
`);
export type Visit = NonNullable<VisitsResult['inspectionPlan']>['visits']['edges'][number]['node'];

export const InspectionPlanCreate = graphql(`
  mutation InspectionPlanCreate($input: InspectionPlanCreateInput!) {
    inspectionPlanCreate(input: $input) {
      plan {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const InspectionPlanStart = graphql(`
  mutation InspectionPlanStart($input: InspectionPlanMoveInput!) {
    inspectionPlanStart(input: $input) {
      plan {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const InspectionPlanCancel = graphql(`
  mutation InspectionPlanCancel($input: InspectionPlanCancelInput!) {
    inspectionPlanCancel(input: $input) {
      plan {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const InspectionPlanClose = graphql(`
  mutation InspectionPlanClose($input: InspectionPlanMoveInput!) {
    inspectionPlanClose(input: $input) {
      plan {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const InspectionVisitRecord = graphql(`
  mutation InspectionVisitRecord($input: InspectionVisitRecordInput!) {
    inspectionVisitRecord(input: $input) {
      visit {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const InspectionFindingCorrect = graphql(`
  mutation InspectionFindingCorrect($input: InspectionFindingCorrectInput!) {
    inspectionFindingCorrect(input: $input) {
      finding {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const InspectionFindingVerify = graphql(`
  mutation InspectionFindingVerify($input: InspectionFindingMoveInput!) {
    inspectionFindingVerify(input: $input) {
      finding {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const InspectionFindingReturn = graphql(`
  mutation InspectionFindingReturn($input: InspectionFindingReturnInput!) {
    inspectionFindingReturn(input: $input) {
      finding {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
