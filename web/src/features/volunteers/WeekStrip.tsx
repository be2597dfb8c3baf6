import { useTranslation } from 'react-i18next';
import { formatDate } from '../../platform/time';

interface Day {
  readonly date: string;
  readonly availableMinutes: number;
  readonly bookedMinutes: number;
  readonly absent: boolean;
}

/** Seven days at a glance: how many hours are free, how many are taken; each day says it in words too. */
export function WeekStrip({ days }: { readonly days: readonly Day[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ol className="week">
      {days.map((day) => {
        const free = Math.max(0, day.availableMinutes - day.bookedMinutes);
        const state = day.absent
          ? 'absent'
          : day.availableMinutes === 0
            ? 'off'
            : free === 0
              ? 'full'
              : day.bookedMinutes > 0
                ? 'part'
                : 'free';
        const words = `${formatDate(day.date, i18n.language)} · ${t(`week.${state}`, { free: hours(free), booked: hours(day.bookedMinutes) })}`;
        return (
          <li key={day.date} className={state} title={words}>
            <span className="sr">{words}</span>
            <span aria-hidden="true">
              {formatDate(day.date, i18n.language, 'weekday')
                .replace(/^[周星期]+/, '')
                .slice(0, 2)}
            </span>
            <b aria-hidden="true" className="num">
              {day.absent ? '✕' : free === 0 ? (day.availableMinutes === 0 ? '–' : '0') : hours(free)}
            </b>
          </li>
        );
      })}
    </ol>
  );
}

function hours(minutes: number): string {
  const value = minutes / 60;
  return value >= 10 ? String(Math.round(value)) : value.toFixed(1).replace(/\.0$/, '');
}
