import { graphql } from '../../gql';
import type { PlanContentFragment } from '../../gql/graphql';

graphql(`
  fragment PlanContent on HouseholdPlan {
    id
    number
    version
    state
    summary
    householdWords
    agreedOn
    authorName
    approverName
    submittedAt
    approvedAt
    returnReason
    activeFrom
    endedAt
    endReason
    reviewDueOn
    reviewClock {
      dueAt
      state
      minutesLeft
      workingDaysLeft
      calendarKnown
    }
    viewerCanEdit
    viewerCanApprove
    viewerCanReturn
    viewerCanActivate
    viewerCanEnd
    viewerCanRecord
    reviews {
      id
      reviewedOn
      verdict
      note
      nextDueOn
      reviewedByName
    }
    goals {
      id
      position
      domain
      text
      indicator
      baseline
      target
      reached
      unit
      dueOn
      result
      resultNote
      measures {
        id
        position
        text
        everyDays
        startsOn
        endsOn
        visitsDone
        visitsDue
        owner
        ownerName
        strengthens
        result
        resultNote
        service {
          id
          code
          name
          nameEn
        }
      }
    }
  }
`);

/** One version of a plan with everything in it. */
export type Plan = PlanContentFragment;
export type Goal = Plan['goals'][number];
export type Measure = Goal['measures'][number];

export const HouseholdPlanQuery = graphql(`
  query HouseholdPlan($id: ID!) {
    householdPlan(id: $id) {
      id
      ...PlanContent @unmask
    }
  }
`);

export const CasePlansQuery = graphql(`
  query CasePlans($id: ID!) {
    household(id: $id) {
      id
      viewerCanDraftPlan
      area {
        code
      }
      plan {
        id
      }
      plans {
        id
        number
        state
        authorName
        agreedOn
        activeFrom
        endedAt
      }
    }
  }
`);
