import { graphql } from '../gql';
import type { UserErrorPartsFragment } from '../gql/graphql';

graphql(`
  fragment UserErrorParts on UserError {
    code
    message
    field
    ... on StaleVersion {
      currentVersion
    }
    ... on PlanAlreadyActive {
      activePlan {
        id
        number
        state
      }
    }
    ... on SeatTaken {
      seats
      taken
    }
    ... on VolunteerUnavailable {
      conflict {
        startsAt
        endsAt
      }
    }
    ... on VolunteerIneligible {
      failedRules {
        code
        passed
        evidence
      }
    }
  }
`);

/** A refusal of a command, with the data that its kind carries. */
export type UserError = UserErrorPartsFragment;

/** The refusals that belong to form fields, by the last part of the field's path, and the rest. */
export function splitErrors(
  errors: readonly UserError[],
  fields: readonly string[],
): { byField: Map<string, UserError>; rest: UserError[] } {
  const byField = new Map<string, UserError>();
  const rest: UserError[] = [];
  for (const error of errors) {
    const path = (error.field ?? []).filter((part) => part !== 'input');
    const name = path.join('.');
    const field = fields.find((each) => each === name) ?? fields.find((each) => each === path.at(-1));
    if (field !== undefined && !byField.has(field)) byField.set(field, error);
    else rest.push(error);
  }
  return { byField, rest };
}
