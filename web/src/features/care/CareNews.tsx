import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHeard } from '../../platform/useHeard';
import { Icon } from '../../ui/Icon';

/** Tells at once, on whatever page, that an alert was raised or an emergency access opened: how many, and nothing of whom. */
export function CareNews() {
  return (
    <span role="status" className="row tight">
      <News kind="ALERT" view={undefined} />
      <News kind="BREAK_GLASS" view="glass" />
    </span>
  );
}

function News({ kind, view }: { readonly kind: 'ALERT' | 'BREAK_GLASS'; readonly view: 'glass' | undefined }) {
  const { t } = useTranslation();
  const [{ ids }, look] = useHeard(kind);
  if (ids.size === 0) return null;
  return (
    <Link to="/care" search={view === undefined ? {} : { view }} className="button small" onClick={() => void look()}>
      <Icon name="care" />
      {t(`live.news.${kind}`, { count: ids.size })}
    </Link>
  );
}
