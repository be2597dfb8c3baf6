import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { AssignmentCard } from './AssignmentCard';
import { OfferCard } from './OfferCard';
import { To } from './To';

const PhoneHomeQuery = graphql(`
  query PhoneHome {
    myOffers {
      id
      ...OfferCard
    }
    myAssignments {
      id
      startsAt
      state
      ...AssignmentCard
    }
  }
`);

/** The next task on top, then offers that wait for an answer, then what comes later. */
export function Home({ minutes }: { readonly minutes: number }) {
  const { t } = useTranslation();
  const { data, refetch } = useSuspenseQuery(PhoneHomeQuery, { fetchPolicy: 'cache-and-network' });
  const tasks = data.myAssignments
    .filter((each) => each.state === 'CONFIRMED' || each.state === 'IN_PROGRESS')
    .sort(
      (a, b) => Number(b.state === 'IN_PROGRESS') - Number(a.state === 'IN_PROGRESS') || Date.parse(a.startsAt) - Date.parse(b.startsAt),
    );
  const [next, ...later] = tasks;
  return (
    <>
      {data.myOffers.length > 0 && (
        <section aria-labelledby="offers">
          <h2 id="offers">{t('phone.offers', { count: data.myOffers.length })}</h2>
          {data.myOffers.map((offer) => (
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
                <button type="button" className="button" onClick={() => void refetch()}>
                  <Icon name="refresh" />
                  {t('common.refresh')}
                </button>
              }
            />
          </div>
        ) : (
          <AssignmentCard assignment={next} large />
        )}
      </section>
      {later.length > 0 && (
        <section aria-labelledby="later">
          <h2 id="later">{t('phone.later')}</h2>
          {later.map((each) => (
            <AssignmentCard key={each.id} assignment={each} />
          ))}
        </section>
      )}
      <To path="/m/past" className="m-hours">
        <Icon name="tick" />
        <span className="grow">{t('phone.hours', { hours: (minutes / 60).toFixed(1) })}</span>
        <Icon name="arrow" />
      </To>
    </>
  );
}
