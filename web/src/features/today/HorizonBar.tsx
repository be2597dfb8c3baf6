import { getRouteApi, Link } from '@tanstack/react-router';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../platform/time';
import { useViewer } from '../session/viewer';
import { HORIZON_DAYS, HORIZONS, type TodaySearch } from './search';

const route = getRouteApi('/staff/today');

/** Chooses the moment of the question: what will be late by then if I do nothing? */
export function HorizonBar({ search }: { readonly search: TodaySearch }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { system } = useViewer();
  const chosen = search.list === undefined ? (search.until ?? addDays(system.today, HORIZON_DAYS)) : undefined;
  const area = search.area === undefined ? {} : { area: search.area };
  return (
    <div className="horizon" role="group" aria-label={t('due.horizon')}>
      {(['late', 'today'] as const).map((list) => (
        <Link
          key={list}
          to="/today"
          search={{ ...area, list }}
          className="button small"
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={search.list === list || undefined}
        >
          {t(`due.list.${list}`)}
        </Link>
      ))}
      {HORIZONS.map((days) => {
        const until = addDays(system.today, days);
        return (
          <Link
            key={days}
            to="/today"
            search={{ ...area, ...(days === HORIZON_DAYS ? {} : { until }) }}
            className="button small"
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={chosen === until || undefined}
          >
            {t('due.days', { count: days })}
          </Link>
        );
      })}
      <DatePicker
        size="small"
        allowClear={false}
        aria-label={t('due.until')}
        minDate={dayjs(system.today)}
        value={chosen === undefined ? null : dayjs(chosen)}
        onChange={(day) => void navigate({ search: { ...area, until: day?.format('YYYY-MM-DD') } })}
      />
    </div>
  );
}
