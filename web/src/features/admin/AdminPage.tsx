import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { AccountsPanel } from './AccountsPanel';
import { WeightsPanel } from '../matching/WeightsPanel';
import { ServicesPanel } from './ServicesPanel';

const route = getRouteApi('/staff/admin');

/** Accounts with their roles and areas, and the service catalogue. */
export default function AdminPage() {
  const { t } = useTranslation();
  const { tab = 'accounts' } = route.useSearch();
  return (
    <>
      <title>{t('admin.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.admin')}</h1>
      </div>
      <nav className="tabs" aria-label={t('admin.tabs')}>
        {(['accounts', 'services', 'weights'] as const).map((each) => (
          <Link
            key={each}
            to="/admin"
            search={each === 'accounts' ? {} : { tab: each }}
            aria-current={tab === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {each === 'weights' ? t('planning.weights') : t(`admin.${each}`)}
          </Link>
        ))}
      </nav>
      <Boundary key={tab}>{tab === 'accounts' ? <AccountsPanel /> : tab === 'services' ? <ServicesPanel /> : <WeightsPanel />}</Boundary>
    </>
  );
}
