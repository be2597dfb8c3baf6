import { graphql } from '../../gql';

export const CaseTabQuery = graphql(`
  query CaseTab($id: ID!) {
    household(id: $id) {
      id
      viewerCanOpenCase
      area {
        code
      }
      leads {
        id
        number
        channel
        events {
          id
          at
          kind
          decision
          note
          actorName
        }
      }
      cases {
        id
        number
        version
        state
        heldState
        reason
        openedAt
        closedAt
        closeReason
        resumeOn
        ownerName
        receiverName
        coverName
        clocks {
          id
          ...ClockParts @unmask
        }
        viewerOwns
        viewerSteps
        viewerCanEdit
        viewerCanHandOver
        viewerReceives
        counts {
          open
          overdue
          done
          missed
        }
        owners {
          id
          ownerName
          since
          until
          counts {
            open
            done
            missed
          }
        }
        duties {
          id
          version
          kind
          title
          note
          doneAt
          doneByName
          clock {
            dueAt
            state
            minutesLeft
            workingDaysLeft
            calendarKnown
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
          visit {
            id
            state
            startsAt
            need {
              id
              service {
                id
                name
                nameEn
              }
            }
          }
        }
        events {
          id
          at
          kind
          fromState
          toState
          note
          actorName
          otherName
        }
        assessments {
          id
          number
          assessedOn
          assessorName
          strengths
          conclusion
          answers {
            code
            level
            note
          }
          form {
            id
            number
            sample
            items {
              code
              domain
              text
              textEn
            }
          }
        }
      }
    }
  }
`);

export const CaseWorkersQuery = graphql(`
  query CaseWorkers($area: String!) {
    caseWorkers(areaCode: $area) {
      id
      name
      cases
    }
  }
`);

export const AssessmentFormQuery = graphql(`
  query AssessmentForm {
    assessmentForm {
      id
      number
      sample
      items {
        code
        domain
        text
        textEn
      }
    }
  }
`);

export const CaseOpenCommand = graphql(`
  mutation CaseOpen($input: CaseOpenInput!) {
    caseOpen(input: $input) {
      case {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CaseMove = graphql(`
  mutation CaseMove($input: CaseMoveInput!) {
    caseMove(input: $input) {
      case {
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

export const CaseSuspend = graphql(`
  mutation CaseSuspend($input: CaseSuspendInput!) {
    caseSuspend(input: $input) {
      case {
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

export const CaseResume = graphql(`
  mutation CaseResume($input: CaseReasonInput!) {
    caseResume(input: $input) {
      case {
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

export const CaseClose = graphql(`
  mutation CaseClose($input: CaseCloseInput!) {
    caseClose(input: $input) {
      case {
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

export const CaseReopen = graphql(`
  mutation CaseReopen($input: CaseReopenInput!) {
    caseReopen(input: $input) {
      case {
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

export const CaseHandOver = graphql(`
  mutation CaseHandOver($input: CaseHandOverInput!) {
    caseHandOver(input: $input) {
      case {
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

export const CaseHandOverAnswer = graphql(`
  mutation CaseHandOverAnswer($input: CaseHandOverAnswerInput!) {
    caseHandOverAnswer(input: $input) {
      case {
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

export const CaseTaskAdd = graphql(`
  mutation CaseTaskAdd($input: CaseTaskAddInput!) {
    caseTaskAdd(input: $input) {
      case {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CaseDutyDone = graphql(`
  mutation CaseDutyDone($input: CaseDutyDoneInput!) {
    caseDutyDone(input: $input) {
      case {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const NeedsAssessmentRecord = graphql(`
  mutation NeedsAssessmentRecord($input: NeedsAssessmentRecordInput!) {
    needsAssessmentRecord(input: $input) {
      case {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const StaffAbsenceRecord = graphql(`
  mutation StaffAbsenceRecord($input: StaffAbsenceRecordInput!) {
    staffAbsenceRecord(input: $input) {
      absence {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
