import { useTranslation } from 'react-i18next';
import { useHeard } from '../../platform/useHeard';
import { Icon } from '../../ui/Icon';

/** Says how much others have changed since the board was read; nothing moves until somebody asks for it. */
export function BoardUpdates() {
  const { t } = useTranslation();
  const [{ ids, resync }, look] = useHeard('NEED');
  if (ids.size === 0 && !resync) return null;
  return (
    <span role="status">
      <button type="button" className="button small" onClick={() => void look()}>
        <Icon name="refresh" />
        {resync ? t('live.resync') : t('live.updates', { count: ids.size })}
      </button>
    </span>
  );
}
