import { graphql } from '../../gql';

/** Alerts alone, for whoever is called and works with no cases: bureau duty. */
export const DutyDeskQuery = graphql(`
  query DutyDesk($states: [AlertState!]) {
    careSettings {
      hotlineFromMinute
      hotlineUntilMinute
      lockMinutes
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

export const RosterQuery = graphql(`
  query CareRoster {
    dutyShifts {
      id
      level
      fromAt
      untilAt
      accountName
      area {
        code
        name
        nameEn
      }
    }
  }
`);

export const AbsencesQuery = graphql(`
  query CareAbsences {
    careAbsences {
      id
      fromOn
      untilOn
      workerName
    }
  }
`);

export const ColleaguesQuery = graphql(`
  query CareColleagues {
    careColleagues {
      id
      name
      works
      called
    }
  }
`);

export const LineQuery = graphql(`
  query CareLine {
    careLoads {
      id
      volunteer
      workerName
      sessions
      minutes
      bereavements
      alerts
      points
      rest
      lastDebriefOn
    }
    sessionsToCosign {
      id
      kind
      startsAt
      signedAt
      nextStep
      workerName
      referral {
        id
        kind
        household {
          id
          number
        }
      }
    }
  }
`);

export const LoadsQuery = graphql(`
  query CareLoads {
    careLoads {
      id
      volunteer
      workerName
      sessions
      minutes
      bereavements
      alerts
      points
      rest
      lastDebriefOn
    }
  }
`);

export const GlassesQuery = graphql(`
  query BreakGlasses {
    breakGlasses {
      id
      reason
      openedAt
      until
      reviewDueOn
      reviewedAt
      finding
      openedByName
      reviewedByName
      viewerCanReview
    }
  }
`);

export const OutcomesQuery = graphql(`
  query CareOutcomes($year: Int!, $quarter: Int!) {
    careOutcomes(year: $year, quarter: $quarter) {
      year
      quarter
      least
      unreadable
      rows {
        allAreas
        allTeams
        sessions
        people
        measured
        improved
        area {
          code
          name
          nameEn
        }
        team {
          id
          name
        }
      }
    }
  }
`);

export const ShiftAdd = graphql(`
  mutation DutyShiftAdd($input: DutyShiftAddInput!) {
    dutyShiftAdd(input: $input) {
      changed
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ShiftRemove = graphql(`
  mutation DutyShiftRemove($input: DutyShiftRemoveInput!) {
    dutyShiftRemove(input: $input) {
      changed
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AbsenceRecord = graphql(`
  mutation CareAbsenceRecord($input: CareAbsenceRecordInput!) {
    careAbsenceRecord(input: $input) {
      covered
      uncovered
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const Transfer = graphql(`
  mutation ReferralTransfer($input: SupportReferralTransferInput!) {
    supportReferralTransfer(input: $input) {
      referral {
        id
        version
        workerName
        coverName
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const GlassOpen = graphql(`
  mutation BreakGlassOpen($input: BreakGlassOpenInput!) {
    breakGlassOpen(input: $input) {
      glass {
        id
        until
      }
      referral {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const GlassReview = graphql(`
  mutation BreakGlassReview($input: BreakGlassReviewInput!) {
    breakGlassReview(input: $input) {
      glass {
        id
        finding
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const DebriefRecord = graphql(`
  mutation CareDebriefRecord($input: CareDebriefRecordInput!) {
    careDebriefRecord(input: $input) {
      recorded
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AddendumAdd = graphql(`
  mutation AddendumAdd($input: SupportSessionAddendumInput!) {
    supportSessionAddendumAdd(input: $input) {
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

export const GroupDraft = graphql(`
  mutation SupportGroupDraft($input: SupportGroupDraftInput!) {
    supportGroupDraft(input: $input) {
      sessions {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const BereavementRecord = graphql(`
  mutation BereavementRecord($input: BereavementRecordInput!) {
    bereavementRecord(input: $input) {
      recorded
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AlertFileOpen = graphql(`
  mutation AlertFileOpen($input: RiskAlertOpenInput!) {
    riskAlertOpen(input: $input) {
      file {
        concern {
          state
          text
        }
        assessmentState
        assessment {
          thoughts
          plan
          means
          earlierAttempt
          imminent
          hospitalAdvised
          safetyPlan
        }
        closing {
          state
          text
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
