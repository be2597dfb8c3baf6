import { graphql } from '../../gql';

export const OutreachesPageQuery = graphql(`
  query OutreachesPage($first: Int!, $after: String) {
    policyNotices(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          topic
          number
          title
          programmes
          validFrom
          publishedByName
          meant
          told
          area {
            ...AreaParts @unmask
          }
        }
      }
    }
  }
`);

export const OutreachPageQuery = graphql(`
  query OutreachPage($id: ID!) {
    policyNotice(id: $id) {
      id
      topic
      number
      title
      body
      contact
      source
      programmes
      validFrom
      publishedAt
      publishedByName
      meant
      told
      area {
        ...AreaParts @unmask
      }
    }
  }
`);

export const OutreachUnreachedQuery = graphql(`
  query OutreachUnreached($id: ID!, $area: String, $first: Int!, $after: String) {
    outreachUnreached(noticeId: $id, areaCode: $area, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          headName
          memberCount
          area {
            ...AreaParts @unmask
          }
        }
      }
    }
  }
`);

export const OutreachRecordsQuery = graphql(`
  query OutreachRecords($id: ID!, $first: Int!, $after: String) {
    outreachRecords(noticeId: $id, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          channel
          toldOn
          toldByName
          note
          household {
            id
            number
            headName
            area {
              ...AreaParts @unmask
            }
          }
        }
      }
    }
  }
`);

export const PolicyNoticePublish = graphql(`
  mutation PolicyNoticePublish($input: PolicyNoticePublishInput!) {
    policyNoticePublish(input: $input) {
      notice {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const OutreachRecordAdd = graphql(`
  mutation OutreachRecordAdd($input: OutreachRecordInput!) {
    outreachRecordAdd(input: $input) {
      notice {
        id
        told
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
