import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useHeard } from '../../platform/useHeard';
import { Icon } from '../../ui/Icon';
import { UnreadQuery } from './documents';
import './told.css';

/** The way to the inbox, with how much of it is unread; what arrives shows at once. */
export function Bell() {
  const { t } = useTranslation();
  const { data, refetch } = useQuery(UnreadQuery);
  const [{ ids, resync }] = useHeard('NOTIFICATION');
  const heard = ids.size;
  useEffect(() => {
    if (heard > 0 || resync) void refetch();
  }, [heard, resync, refetch]);
  const unread = data?.viewer?.unreadNotifications ?? 0;
  return (
    <Link to="/inbox" className="button quiet" aria-label={t('told.bell', { count: unread })}>
      <Icon name="bell" />
      {unread > 0 && (
        <span className="told-count num" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
