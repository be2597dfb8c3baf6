import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { AreaPicker } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { LeadForm } from './LeadForm';
import { LeadPanel } from './LeadPanel';
import { LeadQueue } from './LeadQueue';
import '../households/households.css';
import './leads.css';
import { MyReports } from './MyReports';
import { INTAKE_TABS, type IntakeTab } from './search';

const route = getRouteApi('/staff/intake');

/** Needs come in here: the call sheet, one's own reports, and for those who decide, what waits for them. */
export default function IntakePage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const shown = (tab: IntakeTab): boolean => can(tab === 'new' || tab === 'mine' ? 'lead:report' : 'lead:read');
  const tabs = INTAKE_TABS.filter(shown);
  const tab = search.tab !== undefined && tabs.includes(search.tab) ? search.tab : (tabs[0] ?? 'new');
  const queue = tab !== 'new' && tab !== 'mine';
  const scope = search.area === undefined ? {} : { area: search.area };

  return (
    <>
      <title>{t('lead.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.intake')}</h1>
        {queue && (
          <AreaPicker
            value={search.area}
            onChange={(area) => void navigate({ search: ({ after: _after, lead: _lead, ...rest }) => ({ ...rest, area }) })}
          />
        )}
      </div>
      <nav className="tabs" aria-label={t('lead.tabs')}>
        {tabs.map((each) => (
          <Link key={each} to="/intake" search={{ tab: each, ...scope }} aria-current={tab === each ? 'page' : undefined}>
            {t(`lead.tab.${each}`)}
          </Link>
        ))}
      </nav>
      {tab === 'new' && <LeadForm />}
      {tab === 'mine' && <MyReports />}
      {queue && (
        <div className={search.lead === undefined ? 'intake-desk' : 'intake-desk open'}>
          <LeadQueue tab={tab} />
          {search.lead !== undefined && (
            <Boundary resetKey={search.lead}>
              <LeadPanel id={search.lead} tab={tab} />
            </Boundary>
          )}
        </div>
      )}
    </>
  );
}
