import { graphql } from '../../gql';

export const PlanSubmit = graphql(`
  mutation PlanSubmit($input: HouseholdPlanMoveInput!) {
    householdPlanSubmit(input: $input) {
      plan {
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

export const PlanApprove = graphql(`
  mutation PlanApprove($input: HouseholdPlanMoveInput!) {
    householdPlanApprove(input: $input) {
      plan {
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

export const PlanActivate = graphql(`
  mutation PlanActivate($input: HouseholdPlanMoveInput!) {
    householdPlanActivate(input: $input) {
      plan {
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

export const PlanReturn = graphql(`
  mutation PlanReturn($input: HouseholdPlanReasonInput!) {
    householdPlanReturn(input: $input) {
      plan {
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

export const PlanComplete = graphql(`
  mutation PlanComplete($input: HouseholdPlanReasonInput!) {
    householdPlanComplete(input: $input) {
      plan {
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

export const PlanTerminate = graphql(`
  mutation PlanTerminate($input: HouseholdPlanReasonInput!) {
    householdPlanTerminate(input: $input) {
      plan {
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

/** Records what came of a measure. */
export const PlanMeasureRecord = graphql(`
  mutation PlanMeasureRecord($input: PlanMeasureRecordInput!) {
    planMeasureRecord(input: $input) {
      measure {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Records a review. */
export const PlanReview = graphql(`
  mutation PlanReview($input: HouseholdPlanReviewInput!) {
    householdPlanReview(input: $input) {
      plan {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
