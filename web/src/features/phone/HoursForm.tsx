import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { civilDate } from '../../platform/time';
import { TextField } from '../../ui/Field';
import { phone } from './phone';

interface Props {
  readonly volunteerId: string;
  /** Name of a weekday, 1 = Monday. */
  readonly weekday: (day: number) => string;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Adds hours: of a weekday by rule, or of one day. */
export function HoursForm({ volunteerId, weekday }: Props) {
  const { t } = useTranslation();
  const [weekdayId, weeksId] = [useId(), useId()];
  const today = civilDate(phone.now());
  const [once, setOnce] = useState(false);
  const [chosen, setChosen] = useState('6');
  const [day, setDay] = useState('');
  const [from, setFrom] = useState('09:00');
  const [until, setUntil] = useState('11:00');
  const [weeks, setWeeks] = useState('1');
  const [lastDay, setLastDay] = useState('');
  const [holidays, setHolidays] = useState(false);
  const backwards = minuteOf(until) <= minuteOf(from);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (backwards) return;
    const hours = {
      weekday: once ? null : Number(chosen),
      day: once ? day : null,
      fromMinute: minuteOf(from),
      toMinute: minuteOf(until),
      everyWeeks: once ? 1 : Number(weeks),
      validFrom: once ? null : today,
      validUntil: once || lastDay === '' ? null : lastDay,
      onHolidays: holidays,
    };
    await phone.do({ deed: 'hours', volunteerId, hours }, { subject: null, after: null });
    setDay('');
  }

  return (
    <form className="m-card" onSubmit={(event) => void submit(event)}>
      <strong>{t('phone.times.add')}</strong>
      <fieldset className="m-reasons">
        <legend className="sr">{t('phone.times.kind')}</legend>
        {[false, true].map((each) => (
          <label key={String(each)}>
            <input type="radio" name="once" checked={once === each} onChange={() => setOnce(each)} />
            {t(each ? 'phone.times.once' : 'phone.times.weekly')}
          </label>
        ))}
      </fieldset>
      {once ? (
        <TextField
          label={t('phone.times.day')}
          type="date"
          min={today}
          required
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
      ) : (
        <span className="m-answer">
          <span className="field">
            <label htmlFor={weekdayId}>{t('phone.times.weekday')}</label>
            <select id={weekdayId} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              {[1, 2, 3, 4, 5, 6, 7].map((each) => (
                <option key={each} value={each}>
                  {weekday(each)}
                </option>
              ))}
            </select>
          </span>
          <span className="field">
            <label htmlFor={weeksId}>{t('phone.times.often')}</label>
            <select id={weeksId} value={weeks} onChange={(event) => setWeeks(event.target.value)}>
              {[1, 2, 3, 4].map((each) => (
                <option key={each} value={each}>
                  {each === 1 ? t('phone.times.eachWeek') : t('phone.times.someWeeks', { weeks: each })}
                </option>
              ))}
            </select>
          </span>
        </span>
      )}
      <span className="m-answer">
        <TextField label={t('phone.absence.from')} type="time" required value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField
          label={t('phone.absence.until')}
          type="time"
          required
          error={backwards ? t('phone.times.backwards') : undefined}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </span>
      {!once && (
        <>
          <TextField
            label={t('phone.times.lastDay')}
            type="date"
            min={today}
            value={lastDay}
            onChange={(event) => setLastDay(event.target.value)}
          />
          <label className="m-option">
            <input type="checkbox" checked={holidays} onChange={(event) => setHolidays(event.target.checked)} />
            {t('phone.times.onHolidays')}
          </label>
        </>
      )}
      <button type="submit" className="button primary big wide">
        {t('phone.times.save')}
      </button>
    </form>
  );
}
