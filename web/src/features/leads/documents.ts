import { graphql } from '../../gql';

export const LeadReportCommand = graphql(`
  mutation LeadReport($input: LeadReportInput!) {
    leadReport(input: $input) {
      report {
        id
        number
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const LeadTriage = graphql(`
  mutation LeadTriage($input: LeadTriageInput!) {
    leadTriage(input: $input) {
      lead {
        id
        version
        state
        decision
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const LeadReopen = graphql(`
  mutation LeadReopen($input: LeadReopenInput!) {
    leadReopen(input: $input) {
      lead {
        id
        version
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const LeadMerge = graphql(`
  mutation LeadMerge($input: LeadMatchInput!) {
    leadMerge(input: $input) {
      lead {
        id
        version
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const LeadMarkDifferent = graphql(`
  mutation LeadMarkDifferent($input: LeadMatchInput!) {
    leadMarkDifferent(input: $input) {
      lead {
        id
        version
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const LeadLinkUndo = graphql(`
  mutation LeadLinkUndo($input: LeadLinkUndoInput!) {
    leadLinkUndo(input: $input) {
      lead {
        id
        version
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const LeadCallBack = graphql(`
  mutation LeadCallBack($input: LeadCallBackInput!) {
    leadCallBack(input: $input) {
      lead {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const LeadReveal = graphql(`
  mutation LeadReveal($input: LeadRevealInput!) {
    leadReveal(input: $input) {
      clear {
        subjectName
        subjectPhone
        subjectAddress
        identityNumber
        callerName
        callerPhone
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
