import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { RetentionPanel } from '../care/RetentionPanel';
import { ScalesPanel } from '../care/ScalesPanel';
import { useViewer } from '../session/viewer';
import { AccountsPanel } from './AccountsPanel';
import { DelegationsPanel } from './DelegationsPanel';
import { PoliciesPanel } from './PoliciesPanel';
import { ServicesPanel } from './ServicesPanel';

const route = getRouteApi('/staff/admin');

/** Accounts with their roles and areas, the service catalogue, numbers of policy, delegated powers, screening scales and the end of retention. */
export default function AdminPage() {
  const { t } = useTranslation();
  const { tab = 'accounts' } = route.useSearch();
  const { can } = useViewer();
  const shown = (each: string): boolean => (each === 'scales' ? can('care:configure') : each === 'retention' ? can('care:retain') : true);
  return (
    <>
      <title>{t('admin.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.admin')}</h1>
      </div>
      <nav className="tabs" aria-label={t('admin.tabs')}>
        {(['accounts', 'services', 'policies', 'delegations', 'scales', 'retention'] as const).filter(shown).map((each) => (
          <Link
            key={each}
            to="/admin"
            search={each === 'accounts' ? {} : { tab: each }}
            aria-current={tab === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {each === 'scales' || each === 'retention' ? t(`careDesk.admin.${each}`) : t(`admin.${each}`)}
          </Link>
        ))}
      </nav>
      <Boundary key={tab}>
        {tab === 'accounts' && <AccountsPanel />}
        {tab === 'services' && <ServicesPanel />}
        {tab === 'policies' && <PoliciesPanel />}
        {tab === 'delegations' && <DelegationsPanel />}
        {tab === 'scales' && <ScalesPanel />}
        {tab === 'retention' && <RetentionPanel />}
      </Boundary>
    </>
  );
}
