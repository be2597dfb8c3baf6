import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { formatDate, addDays, formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { useViewer } from '../session/viewer';
import { Counters } from './Counters';
import { DueList } from './DueList';
import { MandateList } from './MandateList';
import { HorizonBar } from './HorizonBar';
import { HORIZON_DAYS } from './search';
import './today.css';

const TodayPageQuery = graphql(`
  query TodayPage($area: String) {
    today(areaCode: $area) {
      ...Counters @unmask
      asOf
      mandateDays
    }
  }
`);

const route = getRouteApi('/staff/today');

/** Answers one question: what will be late if I do nothing? */
export default function TodayPage() {
  const { t, i18n } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const { account, system, can } = useViewer();
  const { data, refetch } = useSuspenseQuery(TodayPageQuery, {
    variables: { area: search.area ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { today } = data;
  const until = formatDate(search.until ?? addDays(system.today, HORIZON_DAYS), i18n.language);
  return (
    <>
      <title>{t('today.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('today.greeting', { name: account?.displayName ?? '' })}</h1>
        <span className="muted num">{t('today.asOf', { time: formatInstant(today.asOf, i18n.language, 'dayTime') })}</span>
        <button type="button" className="button small" onClick={() => void refetch()}>
          <Icon name="refresh" />
          {t('common.refresh')}
        </button>
      </div>
      {system.holidayYearsMissing.length > 0 && (
        <div className="page-notice">
          <Notice tone="now">{t('today.calendarMissing', { years: system.holidayYearsMissing.join(t('common.listJoin')) })}</Notice>
        </div>
      )}
      <Counters today={today} search={search} />
      {can('need:read') && (
        <section className="panel flush" aria-label={t('today.next')} aria-busy={deferred !== search}>
          <header>
            <h2>{search.list === undefined ? t('due.title', { day: until }) : t(`due.list.${search.list}`)}</h2>
            <HorizonBar search={search} />
            <Link to="/board" className="button small">
              {t('today.openBoard')}
              <Icon name="arrow" />
            </Link>
          </header>
          <div className="panel-body">
            <Boundary resetKey={JSON.stringify(deferred)}>
              {deferred.list === 'mandates' ? (
                <MandateList search={deferred} days={today.mandateDays} />
              ) : (
                <DueList search={deferred} now={today.asOf} />
              )}
            </Boundary>
          </div>
        </section>
      )}
    </>
  );
}
