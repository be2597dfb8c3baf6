import { graphql } from '../../gql';

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      actions
      account {
        id
        username
        displayName
        grants {
          id
          role
          area {
            code
            name
            nameEn
          }
          organisation {
            id
            name
          }
        }
      }
      volunteer {
        id
      }
    }
    systemInfo {
      demo
      version
      today
      holidayYearsMissing
    }
  }
`);

export const SignInPageQuery = graphql(`
  query SignInPage {
    systemInfo {
      demo
      needsFirstAdmin
      demoSignIns {
        username
        password
        role
        areaName
      }
    }
  }
`);

export const SessionSignOutEverywhere = graphql(`
  mutation SessionSignOutEverywhere {
    sessionSignOutEverywhere {
      signedOut
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const FirstAdminCreate = graphql(`
  mutation FirstAdminCreate($input: FirstAdminCreateInput!) {
    firstAdminCreate(input: $input) {
      viewer {
        account {
          id
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
