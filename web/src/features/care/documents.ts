import { graphql } from '../../gql';

export const CarePageQuery = graphql(`
  query CarePage($states: [AlertState!]) {
    careSettings {
      hotlineFromMinute
      hotlineUntilMinute
      lockMinutes
    }
    supportReferrals(first: 100, filter: { states: [REFERRED, ACCEPTED] }) {
      totalCount
      edges {
        node {
          id
          version
          kind
          urgency
          state
          nextAt
          workerName
          coverName
          coverUntil
          uncovered
          consentHolds
          viewerCanWork
          viewerCanTransfer
          household {
            id
            number
          }
          person {
            id
            maskedName
          }
          sessions {
            id
            startsAt
            state
          }
          alerts {
            id
          }
        }
      }
    }
    riskAlerts(first: 50, states: $states) {
      totalCount
      edges {
        node {
          id
          version
          state
          source
          level
          raisedAt
          followUpOn
          viewerCanClose
          acknowledgedByName
          assessedByName
          acknowledgeClock {
            dueAt
            state
            minutesLeft
          }
          area {
            code
            name
            nameEn
          }
          household {
            id
            number
          }
          steps {
            id
            level
            at
            calledName
          }
        }
      }
    }
  }
`);

export const ReferralAccept = graphql(`
  mutation ReferralAccept($input: SupportReferralAcceptInput!) {
    supportReferralAccept(input: $input) {
      referral {
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

export const FileOpen = graphql(`
  mutation FileOpen($input: SupportFileOpenInput!) {
    supportFileOpen(input: $input) {
      file {
        referral {
          id
          version
          viewerCanWork
          consentHolds
          household {
            id
            number
          }
          person {
            id
            maskedName
          }
        }
        notes {
          session {
            id
            version
            kind
            startsAt
            minutes
            present
            nextStep
            nextAt
            state
            workerName
            cosignedByName
            viewerCanEdit
            viewerCanCosign
          }
          note {
            state
            text
          }
          addenda {
            authorName
            writtenAt
            content {
              state
              text
            }
          }
        }
        results {
          administration {
            id
            recordedAt
          }
          scale {
            id
            code
            definition {
              name {
                zh
                en
              }
              bands {
                from
                to
              }
            }
          }
          state
          outcome {
            score
            missing
            risk
            band {
              zh
              en
              advice
            }
          }
          sinceFirst
          sinceFirstChange
          sinceLast
          sinceLastChange
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ScalesQuery = graphql(`
  query Scales {
    scales {
      id
      code
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
        factor
        missingAllowed
        riskItems
        licence {
          zh
          en
        }
      }
    }
  }
`);

export const SessionDraft = graphql(`
  mutation SessionDraft($input: SupportSessionDraftInput!) {
    supportSessionDraft(input: $input) {
      session {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SessionSave = graphql(`
  mutation SessionSave($input: SupportSessionUpdateInput!) {
    supportSessionUpdate(input: $input) {
      session {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SessionSign = graphql(`
  mutation SessionSign($input: SupportSessionMoveInput!) {
    supportSessionSign(input: $input) {
      session {
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

export const SessionCosign = graphql(`
  mutation SessionCosign($input: SupportSessionMoveInput!) {
    supportSessionCosign(input: $input) {
      session {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ScaleRecord = graphql(`
  mutation ScaleRecord($input: ScaleAdministrationRecordInput!) {
    scaleAdministrationRecord(input: $input) {
      administration {
        id
      }
      outcome {
        score
        missing
        risk
        band {
          zh
          en
          advice
        }
      }
      alert {
        id
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const FlagRaise = graphql(`
  mutation FlagRaise($input: RiskFlagRaiseInput!) {
    riskFlagRaise(input: $input) {
      alert {
        id
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AlertAcknowledge = graphql(`
  mutation AlertAcknowledge($input: RiskAlertMoveInput!) {
    riskAlertAcknowledge(input: $input) {
      alert {
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

export const AlertAssess = graphql(`
  mutation AlertAssess($input: RiskAlertAssessInput!) {
    riskAlertAssess(input: $input) {
      alert {
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

export const AlertClose = graphql(`
  mutation AlertClose($input: RiskAlertCloseInput!) {
    riskAlertClose(input: $input) {
      alert {
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

export const SupportPanelQuery = graphql(`
  query SupportPanel($id: ID!) {
    household(id: $id) {
      id
      supportStatus {
        supported
        nextOn
        urgency
      }
      members {
        id
        until
        person {
          id
          maskedName
        }
      }
    }
  }
`);

export const ReferralCreate = graphql(`
  mutation ReferralCreate($input: SupportReferralCreateInput!) {
    supportReferralCreate(input: $input) {
      status {
        supported
        nextOn
        urgency
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
