import { graphql } from '../../gql';

/** Exempts a household from visits until a day. */
export const ExemptionGrant = graphql(`
  mutation ExemptionGrant($input: CoverageExemptionGrantInput!) {
    coverageExemptionGrant(input: $input) {
      exemption {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Ends an exemption today. */
export const ExemptionEnd = graphql(`
  mutation ExemptionEnd($input: CoverageExemptionEndInput!) {
    coverageExemptionEnd(input: $input) {
      exemption {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Orders that a closed day is written anew. */
export const DayCorrect = graphql(`
  mutation DayCorrect($input: CoverageDayCorrectInput!) {
    coverageDayCorrect(input: $input) {
      correction {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
