import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import type { ChangeKind } from '../gql/graphql';
import { watch } from './live';

interface Heard {
  readonly ids: ReadonlySet<string>;
  /** Others may have been missed. */
  readonly resync: boolean;
}

const NOTHING: Heard = { ids: new Set(), resync: false };

/** What changed of a kind since somebody last looked; looking asks anew for all that is shown. */
export function useHeard(kind: ChangeKind): readonly [heard: Heard, look: () => Promise<unknown>] {
  const client = useApolloClient();
  const [heard, setHeard] = useState(NOTHING);
  useEffect(
    () =>
      watch(({ changes, resync }) =>
        setHeard((before) => ({
          ids: new Set([...before.ids, ...changes.filter((each) => each.kind === kind).map(({ id }) => id)]),
          resync: before.resync || resync,
        })),
      ),
    [kind],
  );
  const look = useCallback(async () => {
    setHeard(NOTHING);
    await client.refetchQueries({ include: 'active' });
  }, [client]);
  return [heard, look];
}
