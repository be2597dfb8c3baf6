import { useSuspenseQuery } from '@apollo/client/react';
import type { Role } from '../../gql/graphql';
import { ViewerQuery } from './documents';

/** The signed-in person and what the catalogue lets them do somewhere; the server still decides about each row. */
export function useViewer() {
  const { data } = useSuspenseQuery(ViewerQuery);
  const actions = new Set(data.viewer?.actions ?? []);
  return {
    account: data.viewer?.account,
    volunteerId: data.viewer?.volunteer?.id,
    system: data.systemInfo,
    roles: [...new Set(data.viewer?.account.grants.map((grant) => grant.role) ?? [])] as Role[],
    can: (action: string): boolean => actions.has(action),
  };
}
