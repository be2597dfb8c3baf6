import { useTranslation } from 'react-i18next';
import { addDays, formatDate } from '../../platform/time';
import { Back } from './Back';
import type { Held } from './held';
import { HoursForm } from './HoursForm';
import { phone } from './phone';
import { usePhone } from './usePhone';

/** Any Monday: weekdays are named by the days after it. */
const MONDAY = '2026-11-23';

/** `09:00`. */
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** When one can serve: by rule, with single days in between. What was said here without network stands with the rest, as waiting. */
export function Times({ held }: { readonly held: Held }) {
  const { t, i18n } = useTranslation();
  const { deeds } = usePhone();
  const volunteer = held.home.viewer?.volunteer;
  const waiting = deeds.filter(({ entry }) => entry.state === 'waiting');
  const coming = waiting.flatMap(({ entry, words }) => (words.deed === 'hours' ? [{ key: entry.key, ...words.hours }] : []));
  const going = new Set(waiting.flatMap(({ words }) => (words.deed === 'hoursRemove' ? [words.id] : [])));
  const weekday = (day: number): string => formatDate(addDays(MONDAY, day - 1), i18n.language, 'weekday');

  /** The rule in words: the weekday, how often, from when until when. */
  const ruleOf = (rule: Rule): string =>
    [
      rule.everyWeeks > 1 ? t('phone.times.everyWeeks', { weekday: weekday(rule.weekday), weeks: rule.everyWeeks }) : weekday(rule.weekday),
      rule.validUntil == null ? '' : t('phone.times.untilDay', { day: formatDate(rule.validUntil, i18n.language) }),
      rule.onHolidays ? '' : t('phone.times.noHolidays'),
    ]
      .filter((part) => part !== '')
      .join(' · ');

  const rows = [
    ...(volunteer?.availability ?? []).map((each) => ({ ...each, key: each.id, words: ruleOf(each) })),
    ...(volunteer?.availabilityDays ?? []).map((each) => ({ ...each, key: each.id, words: formatDate(each.day, i18n.language) })),
  ];
  return (
    <>
      <Back />
      <h1>{t('phone.times.title')}</h1>
      <p className="muted">{t('phone.times.hint')}</p>
      {volunteer != null && (
        <ul className="m-list">
          {rows.map((each) => (
            <li key={each.key} className="m-card">
              <span className="row">
                <span className="grow">
                  <strong className="num">
                    {clock(each.fromMinute)}–{clock(each.toMinute)}
                  </strong>{' '}
                  {each.words}
                </span>
                {going.has(each.id) ? (
                  <span className="tag soon">{t('phone.times.going')}</span>
                ) : (
                  <button
                    type="button"
                    className="button"
                    onClick={() =>
                      void phone.do({ deed: 'hoursRemove', volunteerId: volunteer.id, id: each.id }, { subject: null, after: null })
                    }
                  >
                    {t('phone.times.remove')}
                    <span className="sr">{`${each.words} ${clock(each.fromMinute)}`}</span>
                  </button>
                )}
              </span>
            </li>
          ))}
          {coming.map((each) => (
            <li key={each.key} className="m-card">
              <span className="row">
                <span className="grow">
                  <strong className="num">
                    {clock(each.fromMinute)}–{clock(each.toMinute)}
                  </strong>{' '}
                  {each.day === null ? ruleOf({ ...each, weekday: each.weekday ?? 1 }) : formatDate(each.day, i18n.language)}
                </span>
                <span className="tag soon">{t('phone.outbox.state.waiting')}</span>
              </span>
            </li>
          ))}
          {rows.length + coming.length === 0 && <li className="muted">{t('phone.times.none')}</li>}
        </ul>
      )}
      {volunteer != null && <HoursForm volunteerId={volunteer.id} weekday={weekday} />}
    </>
  );
}

interface Rule {
  readonly weekday: number;
  readonly everyWeeks: number;
  readonly validUntil: string | null;
  readonly onHolidays: boolean;
}
