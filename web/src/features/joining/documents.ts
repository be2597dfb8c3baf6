import { graphql } from '../../gql';

export const ApplicationsQuery = graphql(`
  query VolunteerApplications($filter: VolunteerApplicationFilter!, $first: Int!, $after: String) {
    volunteerApplications(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          name
          phone
          teamKind
          languages
          times
          motive
          state
          interviewAt
          interviewNote
          reason
          decidedAt
          createdAt
          version
          area {
            code
            name
            nameEn
          }
          volunteer {
            id
            number
            state
          }
        }
      }
    }
  }
`);

export const ApplicationInterview = graphql(`
  mutation VolunteerApplicationAdvance($input: VolunteerApplicationAdvanceInput!) {
    volunteerApplicationAdvance(input: $input) {
      application {
        id
        state
        interviewAt
        interviewNote
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ApplicationAccept = graphql(`
  mutation VolunteerApplicationAccept($input: VolunteerApplicationAcceptInput!) {
    volunteerApplicationAccept(input: $input) {
      application {
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

export const ApplicationDecline = graphql(`
  mutation VolunteerApplicationDecline($input: VolunteerApplicationDeclineInput!) {
    volunteerApplicationDecline(input: $input) {
      application {
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

export const ApplicationReveal = graphql(`
  mutation VolunteerApplicationReveal($input: VolunteerApplicationRevealInput!) {
    volunteerApplicationReveal(input: $input) {
      phone
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
