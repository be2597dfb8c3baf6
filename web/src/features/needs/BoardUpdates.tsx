import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { watch } from '../../platform/live';
import { Icon } from '../../ui/Icon';

/** Says how much others have changed since the board was read; nothing moves until somebody asks for it. */
export function BoardUpdates() {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [resync, setResync] = useState(false);
  useEffect(
    () =>
      watch((told) => {
        setChanged((before) => new Set([...before, ...told.changes.filter((each) => each.kind === 'NEED').map((each) => each.id)]));
        if (told.resync) setResync(true);
      }),
    [],
  );
  if (changed.size === 0 && !resync) return null;
  async function refresh(): Promise<void> {
    setChanged(new Set());
    setResync(false);
    await client.refetchQueries({ include: 'active' });
  }
  return (
    <span role="status">
      <button type="button" className="button small" onClick={() => void refresh()}>
        <Icon name="refresh" />
        {resync ? t('live.resync') : t('live.updates', { count: changed.size })}
      </button>
    </span>
  );
}
