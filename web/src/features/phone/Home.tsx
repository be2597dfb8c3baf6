import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { AssignmentCard } from './AssignmentCard';
import type { Held } from './held';
import { OfferCard } from './OfferCard';
import { phone } from './phone';
import { To } from './To';
import { useWork } from './usePhone';

/** Offers that wait for an answer, then the next task, then what comes later. */
export function Home({ held }: { readonly held: Held }) {
  const { t } = useTranslation();
  const { offers, visits } = useWork(held);
  const minutes = held.home.viewer?.volunteer?.minutesLast30Days ?? 0;
  const tasks = visits
    .filter((each) => each.state === 'CONFIRMED' || each.state === 'IN_PROGRESS')
    .sort(
      (a, b) => Number(b.state === 'IN_PROGRESS') - Number(a.state === 'IN_PROGRESS') || Date.parse(a.startsAt) - Date.parse(b.startsAt),
    );
  const [next, ...later] = tasks;
  return (
    <>
      <h1 className="sr">{t('phone.title')}</h1>
      {offers.length > 0 && (
        <section aria-labelledby="offers">
          <h2 id="offers">{t('phone.offers', { count: offers.length })}</h2>
          {offers.map((offer) => (
            <OfferCard key={offer.id} offer={offer} />
          ))}
        </section>
      )}
      <section aria-labelledby="next">
        <h2 id="next">{t('phone.next')}</h2>
        {next === undefined ? (
          <div className="m-card">
            <Outcome
              icon="calendar"
              title={t('phone.nothingTitle')}
              hint={t('phone.nothingHint')}
              actions={
                <button type="button" className="button" onClick={() => void phone.retry()}>
                  <Icon name="refresh" />
                  {t('common.refresh')}
                </button>
              }
            />
          </div>
        ) : (
          <AssignmentCard visit={next} pending={next.pending} large />
        )}
      </section>
      {later.length > 0 && (
        <section aria-labelledby="later">
          <h2 id="later">{t('phone.later')}</h2>
          {later.map((each) => (
            <AssignmentCard key={each.id} visit={each} pending={each.pending} />
          ))}
        </section>
      )}
      <To path="/m/report" className="button big wide">
        <Icon name="plus" />
        {t('phone.report.open')}
      </To>
      <To path="/m/past" className="m-hours">
        <Icon name="tick" />
        <span className="grow">{t('phone.hours', { hours: (minutes / 60).toFixed(1) })}</span>
        <Icon name="arrow" />
      </To>
    </>
  );
}
