import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Boundary } from '../../ui/Boundary';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { Panel } from '../../ui/Panel';
import { InboxQuery, NotificationAcknowledge } from './documents';
import { SettingsPanel } from './SettingsPanel';
import './told.css';

const route = getRouteApi('/staff/inbox');

/** What one was told, and how one wants to be told. */
export default function InboxPage() {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  return (
    <>
      <title>{t('told.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('told.title')}</h1>
      </div>
      <nav className="tabs" aria-label={t('told.tabs')}>
        <Link to="/inbox" search={{}} aria-current={tab === undefined ? 'page' : undefined}>
          {t('told.inbox')}
        </Link>
        <Link to="/inbox" search={{ tab: 'settings' }} aria-current={tab === 'settings' ? 'page' : undefined}>
          {t('told.settings.title')}
        </Link>
      </nav>
      <Boundary key={tab ?? 'inbox'}>{tab === 'settings' ? <SettingsPanel /> : <Inbox />}</Boundary>
    </>
  );
}

function Inbox() {
  const { t, i18n } = useTranslation();
  const { unread = false, after } = route.useSearch();
  const navigate = route.useNavigate();
  const report = useReport();
  const [acknowledge, busy] = useCommand(NotificationAcknowledge);
  const { data } = useSuspenseQuery(InboxQuery, { variables: { unread, after: after ?? null }, fetchPolicy: 'cache-and-network' });
  const { edges } = data.notifications;
  const read = async (ids: string[] | null): Promise<void> => void report(await acknowledge({ input: { ids } }));
  return (
    <Panel
      title={t('told.inbox')}
      flush
      extra={
        <span className="row tight">
          <button
            type="button"
            className="button small"
            aria-pressed={unread}
            onClick={() => void navigate({ search: unread ? {} : { unread: true } })}
          >
            {t('told.onlyUnread')}
          </button>
          <button type="button" className="button small" disabled={busy || edges.length === 0} onClick={() => void read(null)}>
            {t('told.readAll')}
          </button>
        </span>
      }
    >
      <PagedTable
        columns={[{ label: t('told.what') }, { label: t('told.when') }, { label: t('common.actions'), hidden: true }]}
        connection={data.notifications}
        after={after}
        onTurn={(next) => void navigate({ search: (before) => ({ ...before, after: next }) })}
        empty={<Outcome icon="bell" title={t('told.none')} hint={t('told.noneHint')} center />}
      >
        {edges.map(({ node }) => (
          <tr key={node.id} className={node.readAt === null ? 'told-unread' : undefined}>
            <td className="wide">
              <a href={node.path} onClick={() => void (node.readAt === null && read([node.id]))}>
                {i18n.language === 'en' ? node.titleEn : node.title}
              </a>
            </td>
            <td className="num nowrap">{formatInstant(node.createdAt, i18n.language)}</td>
            <td className="right">
              {node.readAt === null ? (
                <button type="button" className="button small" disabled={busy} onClick={() => void read([node.id])}>
                  {t('told.read')}
                </button>
              ) : (
                <span className="muted">{t('told.wasRead')}</span>
              )}
            </td>
          </tr>
        ))}
      </PagedTable>
    </Panel>
  );
}
