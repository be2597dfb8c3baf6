import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { AreaPicker } from '../areas/AreaPicker';
import '../assistance/assistance.css';
import { OpenMany } from './OpenMany';
import { ReviewDrawer } from './ReviewDrawer';
import { ReviewRows } from './ReviewRows';
import { listsWithdrawals, REVIEW_TABS } from './search';
import { WithdrawalDrawer } from './WithdrawalDrawer';
import { WithdrawalRows } from './WithdrawalRows';

const route = getRouteApi('/staff/reviews');

/** Reviews of the allowance and gradual withdrawals; the first tab is what waits for the viewer's decision. */
export default function ReviewsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { tab = 'mine' } = search;
  const { open: _open, withdrawal: _withdrawal, dialog: _dialog, ...list } = deferred;
  return (
    <>
      <title>{t('allowance.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('allowance.title')}</h1>
        <AreaPicker
          value={search.area}
          onChange={(area) => void navigate({ search: (before) => ({ ...before, after: undefined, area }) })}
        />
      </div>
      {tab === 'due' && (
        <Boundary fallback={<></>}>
          <OpenMany area={search.area} asking={search.dialog === 'openMany'} />
        </Boundary>
      )}
      <nav className="tabs" aria-label={t('allowance.tabs')}>
        {REVIEW_TABS.map((each) => (
          <Link
            key={each}
            to="/reviews"
            search={{ ...(each === 'mine' ? {} : { tab: each }), ...(search.area === undefined ? {} : { area: search.area }) }}
            aria-current={tab === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`allowance.tab.${each}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t(`allowance.tab.${tab}`)} aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify(list)}>
          {listsWithdrawals(deferred.tab ?? 'mine') ? <WithdrawalRows search={deferred} /> : <ReviewRows search={deferred} />}
        </Boundary>
      </section>
      <ReviewDrawer id={search.open} />
      <WithdrawalDrawer id={search.withdrawal} />
    </>
  );
}
