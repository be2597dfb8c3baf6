import { graphql } from '../../gql';
import type { ResourceLinksQuery as ResourceLinksResult, ResourceRegisterListQuery as ResourceRegisterResult } from '../../gql/graphql';

export const ResourceLinksQuery = graphql(`
  query ResourceLinks($filter: ResourceLinkFilter!, $first: Int!, $after: String) {
    resourceLinks(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          version
          purpose
          quantity
          state
          dueOn
          overdue
          deliveredQuantity
          deliveredOn
          receipt
          outcome
          outcomeNote
          cancelReason
          promisedByName
          viewerCanChange
          resource {
            id
            name
            provider
            unit
          }
          household {
            id
            number
            headName
          }
          need {
            id
            number
          }
        }
      }
    }
  }
`);
export type Link = ResourceLinksResult['resourceLinks']['edges'][number]['node'];

export const ResourceRegisterListQuery = graphql(`
  query ResourceRegisterList($first: Int!, $after: String) {
    resources(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          version
          name
          kind
          provider
          unit
          offered
          promised
          delivered
          left
          fromDay
          untilDay
          note
          withdrawnAt
          viewerCanWithdraw
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
      }
    }
  }
`);
export type Offer = ResourceRegisterResult['resources']['edges'][number]['node'];

export const ResourceHouseholdsQuery = graphql(`
  query ResourceHouseholds($text: String!) {
    householdSearch(text: $text, first: 10) {
      id
      number
      headName
    }
  }
`);

export const ResourceRegister = graphql(`
  mutation ResourceRegister($input: ResourceRegisterInput!) {
    resourceRegister(input: $input) {
      resource {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ResourceWithdraw = graphql(`
  mutation ResourceWithdraw($input: ResourceWithdrawInput!) {
    resourceWithdraw(input: $input) {
      resource {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ResourcePromise = graphql(`
  mutation ResourcePromise($input: ResourcePromiseInput!) {
    resourcePromise(input: $input) {
      link {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ResourceDeliver = graphql(`
  mutation ResourceDeliver($input: ResourceDeliverInput!) {
    resourceDeliver(input: $input) {
      link {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ResourceOutcomeRecord = graphql(`
  mutation ResourceOutcomeRecord($input: ResourceOutcomeInput!) {
    resourceOutcomeRecord(input: $input) {
      link {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ResourceCancel = graphql(`
  mutation ResourceCancel($input: ResourceCancelInput!) {
    resourceCancel(input: $input) {
      link {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
