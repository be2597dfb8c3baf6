import { useApolloClient } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeKind } from '../../gql/graphql';
import { watch } from '../../platform/live';
import { Icon } from '../../ui/Icon';

/** What is told of, with the view of the care page that shows it. */
const NEWS = [
  { kind: 'ALERT', view: undefined },
  { kind: 'BREAK_GLASS', view: 'glass' },
] as const satisfies readonly { kind: ChangeKind; view: string | undefined }[];

/** Tells at once, on whatever page, that an alert was raised or an emergency access opened: how many, and nothing of whom. */
export function CareNews() {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [heard, setHeard] = useState<Readonly<Record<string, ReadonlySet<string>>>>({});
  useEffect(
    () =>
      watch(({ changes }) =>
        setHeard((before) =>
          Object.fromEntries(
            NEWS.map(({ kind }) => [
              kind,
              new Set([...(before[kind] ?? []), ...changes.filter((each) => each.kind === kind).map(({ id }) => id)]),
            ]),
          ),
        ),
      ),
    [],
  );
  async function look(kind: ChangeKind): Promise<void> {
    setHeard((before) => ({ ...before, [kind]: new Set() }));
    await client.refetchQueries({ include: 'active' });
  }
  return (
    <span role="status" className="row tight">
      {NEWS.map(({ kind, view }) => {
        const count = heard[kind]?.size ?? 0;
        return (
          count > 0 && (
            <Link
              key={kind}
              to="/care"
              search={view === undefined ? {} : { view }}
              className="button small"
              onClick={() => void look(kind)}
            >
              <Icon name="care" />
              {t(`live.news.${kind}`, { count })}
            </Link>
          )
        );
      })}
    </span>
  );
}
