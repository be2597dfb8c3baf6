import { graphql } from '../../gql';

export const VolunteerServiceQuery = graphql(`
  query VolunteerService($id: ID!, $from: LocalDate!, $until: LocalDate!) {
    volunteer(id: $id) {
      id
      viewerCanCertify
      serviceRecords(from: $from, until: $until) {
        totalMinutes
        totalVisits
      }
      certificates {
        id
        code
        from
        until
        minutes
        visits
        withdrawnAt
        withdrawnReason
        version
      }
      recordCorrections {
        id
        minutes
        reason
        state
        askedAt
        decisionNote
        version
      }
    }
  }
`);

export const CertificateIssue = graphql(`
  mutation CertificateIssue($input: CertificateIssueInput!) {
    certificateIssue(input: $input) {
      certificate {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CertificateWithdraw = graphql(`
  mutation CertificateWithdraw($input: CertificateWithdrawInput!) {
    certificateWithdraw(input: $input) {
      certificate {
        id
        withdrawnAt
        withdrawnReason
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const RecordCorrectionDecide = graphql(`
  mutation RecordCorrectionDecide($input: RecordCorrectionDecideInput!) {
    recordCorrectionDecide(input: $input) {
      correction {
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

export const VisitRatingRecord = graphql(`
  mutation VisitRatingRecord($input: VisitRatingRecordInput!) {
    visitRatingRecord(input: $input) {
      rating {
        id
        stars
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CertificateTemplatesQuery = graphql(`
  query CertificateTemplates {
    certificateTemplates {
      id
      title
      body
      issuer
      orientation
      accent
      lines
      footer
      validFrom
      sample
    }
  }
`);

export const CertificateTemplateAdd = graphql(`
  mutation CertificateTemplateAdd($input: CertificateTemplateAddInput!) {
    certificateTemplateAdd(input: $input) {
      template {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
