import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { FailureView } from '../../ui/Outcome';
import { RetentionPanel } from '../care/RetentionPanel';
import { ScalesPanel } from '../care/ScalesPanel';
import { WeightsPanel } from '../matching/WeightsPanel';
import { MessagesPanel } from '../notifications/MessagesPanel';
import { CoursesPanel } from '../qualifying/CoursesPanel';
import { CertificatesPanel } from '../records/CertificatesPanel';
import { useViewer } from '../session/viewer';
import { AccountsPanel } from './AccountsPanel';
import { DelegationsPanel } from './DelegationsPanel';
import { PoliciesPanel } from './PoliciesPanel';
import { ServicesPanel } from './ServicesPanel';
import { CataloguePanel } from '../verification/CataloguePanel';

const route = getRouteApi('/staff/admin');

/** The parts of the page in order, each with the action that makes it of use. */
const TABS = [
  { tab: 'accounts', label: 'admin.accounts', action: 'account:read', Panel: AccountsPanel },
  { tab: 'services', label: 'admin.services', action: 'account:read', Panel: ServicesPanel },
  { tab: 'policies', label: 'admin.policies', action: 'policy:read', Panel: PoliciesPanel },
  { tab: 'delegations', label: 'admin.delegations', action: 'delegation:read', Panel: DelegationsPanel },
  { tab: 'verification', label: 'verification.catalogue', action: 'verification:configure', Panel: CataloguePanel },
  { tab: 'weights', label: 'planning.weights', action: 'parameter:edit', Panel: WeightsPanel },
  { tab: 'courses', label: 'learn.admin', action: 'catalogue:edit', Panel: CoursesPanel },
  { tab: 'certificates', label: 'records.templates', action: 'certificate:template', Panel: CertificatesPanel },
  { tab: 'messages', label: 'told.admin.title', action: 'account:read', Panel: MessagesPanel },
  { tab: 'scales', label: 'careDesk.admin.scales', action: 'care:configure', Panel: ScalesPanel },
  { tab: 'retention', label: 'careDesk.admin.retention', action: 'care:retain', Panel: RetentionPanel },
] as const;

/** Accounts and their roles, catalogues, numbers of policy, delegated powers, weights, scales and the end of retention. */
export default function AdminPage() {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const { can } = useViewer();
  const allowed = TABS.filter(({ action }) => can(action));
  const shown = tab === undefined ? allowed[0] : allowed.find((each) => each.tab === tab);
  return (
    <>
      <title>{t('admin.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.admin')}</h1>
      </div>
      <nav className="tabs" aria-label={t('admin.tabs')}>
        {allowed.map(({ tab: each, label }) => (
          <Link
            key={each}
            to="/admin"
            search={each === 'accounts' ? {} : { tab: each }}
            aria-current={shown?.tab === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(label)}
          </Link>
        ))}
      </nav>
      {shown === undefined ? (
        <FailureView failure={{ kind: 'absent' }} />
      ) : (
        <Boundary key={shown.tab}>
          <shown.Panel />
        </Boundary>
      )}
    </>
  );
}
