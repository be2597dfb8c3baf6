import { graphql } from '../../gql';

export const ScaleVersionsQuery = graphql(`
  query ScaleVersions {
    scaleVersions {
      id
      code
      number
      active
      definition {
        name {
          zh
          en
        }
        lead {
          zh
          en
        }
        items {
          zh
          en
        }
        options {
          value
          zh
          en
        }
        reverseItems
        factor
        missingAllowed
        bands {
          from
          to
          zh
          en
          advice
        }
        riskItems
        higherIsBetter
        reliableChange
        reliableSource
        bandSource
        licence {
          zh
          en
        }
      }
    }
  }
`);

export const ScaleVersionAdd = graphql(`
  mutation ScaleVersionAdd($input: ScaleVersionAddInput!) {
    scaleVersionAdd(input: $input) {
      version {
        id
        number
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ScaleVersionUse = graphql(`
  mutation ScaleVersionUse($input: ScaleVersionUseInput!) {
    scaleVersionUse(input: $input) {
      version {
        id
        active
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const RetentionRun = graphql(`
  mutation CareRetentionRun($input: CareRetentionRunInput!) {
    careRetentionRun(input: $input) {
      run {
        before
        cases
        alerts
        papers
        erased
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
