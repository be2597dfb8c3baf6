import { graphql } from '../../gql';

// No fragments here: masking needs the cache of the staff's console, which the phone does not carry.
export const PhoneStart = graphql(`
  query PhoneStart {
    viewer {
      account {
        id
        displayName
      }
      volunteer {
        id
        number
        minutesLast30Days
      }
    }
    systemInfo {
      demo
      demoSignIns {
        username
        password
        role
      }
    }
  }
`);

/** Everything that may rest on the phone: neither names nor addresses. */
export const PhoneHome = graphql(`
  query PhoneHome {
    viewer {
      account {
        id
        displayName
      }
      volunteer {
        id
        number
        minutesLast30Days
        absences {
          id
          from
          until
          reason
        }
        availability {
          id
          weekday
          fromMinute
          toMinute
          everyWeeks
          validUntil
          onHolidays
        }
        availabilityDays {
          id
          day
          fromMinute
          toMinute
        }
        homeArea {
          code
          name
          nameEn
          parent {
            code
            name
            nameEn
          }
        }
      }
    }
    adminAreas {
      code
      name
      nameEn
    }
    phoneSettings {
      keepHours
      lateHours
    }
    myOffers {
      id
      version
      startsAt
      endsAt
      expiresAt
      need {
        id
        minutes
        service {
          id
          name
          nameEn
          team
        }
        area {
          code
          name
          nameEn
          parent {
            code
            name
            nameEn
          }
        }
      }
    }
    myAssignments {
      id
      state
      version
      startsAt
      endsAt
      checkedInAt
      minutesServed
      outcome
      suspended
      companions {
        name
        state
        checkedInAt
      }
      need {
        id
        note
        minutes
        requiredDialect
        service {
          id
          name
          nameEn
          team
        }
        area {
          code
          name
          nameEn
          parent {
            code
            name
            nameEn
          }
        }
      }
    }
  }
`);

/** Whom to meet and where. Each reading is recorded, so it is asked for one visit, when its page is opened. */
export const PhoneContact = graphql(`
  query PhoneContact($id: ID!) {
    myAssignment(id: $id) {
      id
      contact {
        name
        phone
        address
        safetyNote
      }
    }
  }
`);

export const PhonePast = graphql(`
  query PhonePast {
    myAssignments(includePast: true) {
      id
      state
      version
      startsAt
      endsAt
      checkedInAt
      minutesServed
      outcome
      suspended
      companions {
        name
        state
        checkedInAt
      }
      log
      need {
        id
        note
        minutes
        requiredDialect
        service {
          id
          name
          nameEn
          team
        }
        area {
          code
          name
          nameEn
          parent {
            code
            name
            nameEn
          }
        }
      }
    }
  }
`);

export const OfferAccept = graphql(`
  mutation OfferAccept($input: OfferAcceptInput!) {
    offerAccept(input: $input) {
      assignment {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const OfferDecline = graphql(`
  mutation OfferDecline($input: OfferDeclineInput!) {
    offerDecline(input: $input) {
      offer {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AssignmentStart = graphql(`
  mutation AssignmentStart($input: AssignmentStartInput!) {
    assignmentStart(input: $input) {
      assignment {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const AssignmentFinish = graphql(`
  mutation AssignmentFinish($input: AssignmentFinishInput!) {
    assignmentFinish(input: $input) {
      assignment {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const ConcernRaise = graphql(`
  mutation ConcernRaise($input: ConcernRaiseInput!) {
    concernRaise(input: $input) {
      received
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const VisitPhotoAdd = graphql(`
  mutation VisitPhotoAdd($input: VisitPhotoAddInput!) {
    visitPhotoAdd(input: $input) {
      photo {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PhoneTeam = graphql(`
  query PhoneTeam {
    myTeams {
      members
      memberNames
      team {
        id
        name
        kind
      }
      visits {
        id
        startsAt
        endsAt
        name
        own
        service {
          id
          name
          nameEn
        }
      }
    }
  }
`);

export const PhoneAbsenceAdd = graphql(`
  mutation PhoneAbsenceAdd($input: VolunteerAbsenceAddInput!) {
    volunteerAbsenceAdd(input: $input) {
      volunteer {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PhoneHoursAdd = graphql(`
  mutation PhoneHoursAdd($input: VolunteerHoursAddInput!) {
    volunteerHoursAdd(input: $input) {
      volunteer {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PhoneHoursRemove = graphql(`
  mutation PhoneHoursRemove($input: VolunteerHoursRemoveInput!) {
    volunteerHoursRemove(input: $input) {
      volunteer {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PhoneLeadReport = graphql(`
  mutation PhoneLeadReport($input: LeadReportInput!) {
    leadReport(input: $input) {
      report {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PhoneReports = graphql(`
  query PhoneReports {
    myLeadReports(first: 20) {
      edges {
        node {
          id
          number
          content
          createdAt
          outcome
          reply
        }
      }
    }
  }
`);

export const PhoneService = graphql(`
  query PhoneService {
    viewer {
      volunteer {
        id
        certificates {
          id
          from
          until
          minutes
          withdrawnAt
        }
      }
    }
  }
`);

export const RecordCorrectionAsk = graphql(`
  mutation RecordCorrectionAsk($input: RecordCorrectionAskInput!) {
    recordCorrectionAsk(input: $input) {
      correction {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CalendarFeedOpen = graphql(`
  mutation CalendarFeedOpen($input: CalendarFeedOpenInput!) {
    calendarFeedOpen(input: $input) {
      path
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CalendarFeedClose = graphql(`
  mutation CalendarFeedClose($input: CalendarFeedCloseInput!) {
    calendarFeedClose(input: $input) {
      closed
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
