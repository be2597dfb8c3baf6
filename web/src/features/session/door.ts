import { graphql } from '../../gql';

export const SessionSignIn = graphql(`
  mutation SessionSignIn($input: SessionSignInInput!) {
    sessionSignIn(input: $input) {
      viewer {
        actions
        account {
          id
        }
        volunteer {
          id
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SessionSignOut = graphql(`
  mutation SessionSignOut {
    sessionSignOut {
      signedOut
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
