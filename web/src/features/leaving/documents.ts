import { graphql } from '../../gql';

/** What a volunteer still owes. */
export const OpenDutiesQuery = graphql(`
  query OpenDuties($id: ID!) {
    volunteer(id: $id) {
      id
      openDuties {
        id
        kind
        startsAt
        endsAt
        area {
          code
          name
          nameEn
        }
        need {
          id
          number
          service {
            id
            name
            nameEn
          }
        }
      }
    }
  }
`);

export const VolunteerSuspend = graphql(`
  mutation VolunteerSuspend($input: VolunteerSuspendInput!) {
    volunteerSuspend(input: $input) {
      volunteer {
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

export const VolunteerLeave = graphql(`
  mutation VolunteerLeave($input: VolunteerLeaveInput!) {
    volunteerLeave(input: $input) {
      volunteer {
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
