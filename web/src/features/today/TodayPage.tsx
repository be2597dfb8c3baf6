import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { formatInstant } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { NeedRow } from '../needs/NeedRow';
import { useViewer } from '../session/viewer';
import { Counters } from './Counters';
import './today.css';

const TodayPageQuery = graphql(`
  query TodayPage {
    today {
      ...Counters @unmask
      asOf
      next {
        id
        ...NeedRow
      }
    }
  }
`);

/** Answers one question: what will be late if I do nothing? */
export default function TodayPage() {
  const { t, i18n } = useTranslation();
  const { data, refetch } = useSuspenseQuery(TodayPageQuery, { fetchPolicy: 'cache-and-network' });
  const { account, system } = useViewer();
  const { today } = data;
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
      <Counters today={today} />
      <Panel
        title={t('today.next')}
        flush
        extra={
          <Link to="/board" className="button small">
            {t('today.openBoard')}
            <Icon name="arrow" />
          </Link>
        }
      >
        {today.next.length === 0 ? (
          <Outcome
            icon="tick"
            title={t('today.emptyTitle')}
            hint={t('today.emptyHint')}
            actions={
              <Link to="/cases" className="button">
                {t('today.emptyAction')}
              </Link>
            }
          />
        ) : (
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('need.clock')}</th>
                  <th scope="col">{t('need.service')}</th>
                  <th scope="col">{t('need.household')}</th>
                  <th scope="col">{t('need.area')}</th>
                  <th scope="col">{t('need.tier')}</th>
                  <th scope="col">{t('need.state')}</th>
                  <th scope="col">
                    <span className="sr">{t('common.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {today.next.map((need) => (
                  <NeedRow key={need.id} need={need} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </>
  );
}
