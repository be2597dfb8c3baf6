import { useTranslation } from 'react-i18next';
import { formatDate } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { LanguageSwitch } from '../session/LanguageSwitch';
import { AbsenceForm } from './AbsenceForm';
import { CalendarFeed } from './CalendarFeed';
import { Back } from './Back';
import type { Held } from './held';
import { MyService } from './MyService';
import { SignOut } from './SignOut';
import { TextSize } from './TextSize';
import { To } from './To';
import { usePhone } from './usePhone';

/** Oneself: hours, absences, language, text size, and the way out. */
export function Me({ held }: { readonly held: Held }) {
  const { t, i18n } = useTranslation();
  const { deeds } = usePhone();
  const volunteer = held.home.viewer?.volunteer;
  const coming = deeds.flatMap(({ entry, words }) =>
    words.deed === 'absence' && entry.state === 'waiting' ? [{ id: entry.key, ...words }] : [],
  );
  const absences = [...(volunteer?.absences ?? []), ...coming];
  return (
    <>
      <Back />
      <h1>{t('phone.me')}</h1>
      {volunteer != null && <p className="muted num">{t('phone.number', { number: volunteer.number })}</p>}
      <To path="/m/past" className="m-hours">
        <Icon name="tick" />
        <span className="grow">{t('phone.hours', { hours: ((volunteer?.minutesLast30Days ?? 0) / 60).toFixed(1) })}</span>
        <Icon name="arrow" />
      </To>
      <To path="/m/times" className="button big wide">
        <Icon name="calendar" />
        {t('phone.times.title')}
      </To>
      <To path="/m/team" className="button big wide">
        <Icon name="team" />
        {t('team.title')}
      </To>
      <To path="/m/learn" className="button big wide">
        <Icon name="file" />
        {t('learn.title')}
      </To>
      <To path="/m/inbox" className="button big wide">
        <Icon name="bell" />
        {t('told.title')}
      </To>
      <MyService />
      <section aria-labelledby="absences">
        <h2 id="absences">{t('phone.absences')}</h2>
        {absences.length > 0 && (
          <ul className="m-list">
            {absences.map((each) => (
              <li key={each.id} className="m-card">
                <span className="num">
                  {formatDate(each.from, i18n.language)} – {formatDate(each.until, i18n.language)}
                </span>
                {each.reason !== null && each.reason !== '' && <span className="muted">{each.reason}</span>}
              </li>
            ))}
          </ul>
        )}
        {volunteer != null && <AbsenceForm volunteerId={volunteer.id} />}
      </section>
      <CalendarFeed />
      <section aria-labelledby="display">
        <h2 id="display">{t('phone.display')}</h2>
        <TextSize />
        <LanguageSwitch />
      </section>
      <SignOut />
    </>
  );
}
