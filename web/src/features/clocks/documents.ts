import { graphql } from '../../gql';

graphql(`
  fragment ClockParts on SlaClock {
    id
    version
    subjectKind
    subject
    startedAt
    ownerName
    viewerCanPause
    viewerCanResume
    deadline {
      dueAt
      state
      minutesLeft
      workingDaysLeft
      calendarKnown
    }
    rule {
      id
      key
      number
      amount
      unit
      validFrom
      source
      sample
    }
    pauses {
      id
      reason
      pausedAt
      resumedAt
      pausedByName
    }
    steps {
      id
      level
      who
      at
      calledName
    }
  }
`);

/** Lets a clock stand still. */
export const ClockPause = graphql(`
  mutation ClockPause($input: SlaClockPauseInput!) {
    slaClockPause(input: $input) {
      clock {
        id
        ...ClockParts
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Lets a clock go on. */
export const ClockResume = graphql(`
  mutation ClockResume($input: SlaClockResumeInput!) {
    slaClockResume(input: $input) {
      clock {
        id
        ...ClockParts
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
