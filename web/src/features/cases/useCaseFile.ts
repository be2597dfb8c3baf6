import { useSuspenseQuery } from '@apollo/client/react';
import type { CaseTabQuery as Answer } from '../../gql/graphql';
import { AbsentError } from '../../platform/errors';
import { CaseTabQuery } from './documents';

export type HouseholdShown = NonNullable<Answer['household']>;
export type CaseShown = HouseholdShown['cases'][number];

/** The cases of a household, the open one or the last first. */
export function useCaseFile(householdId: string): { household: HouseholdShown; file: CaseShown | undefined } {
  const { data } = useSuspenseQuery(CaseTabQuery, { variables: { id: householdId }, fetchPolicy: 'cache-and-network' });
  if (data.household === null) throw new AbsentError();
  return { household: data.household, file: data.household.cases[0] };
}
