import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { AssignmentCard } from './AssignmentCard';
import { To } from './To';

const PhonePastQuery = graphql(`
  query PhonePast {
    myAssignments(includePast: true) {
      id
      state
      startsAt
      ...AssignmentCard
    }
  }
`);

/** The visits that were made, newest first. */
export function Past() {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(PhonePastQuery, { fetchPolicy: 'cache-and-network' });
  const past = data.myAssignments
    .filter((each) => each.state !== 'CONFIRMED' && each.state !== 'IN_PROGRESS')
    .sort((a, b) => Date.parse(b.startsAt) - Date.parse(a.startsAt));
  return (
    <>
      <To path="/m" className="button quiet m-back">
        <Icon name="back" />
        {t('phone.back')}
      </To>
      <h1>{t('phone.past')}</h1>
      {past.length === 0 ? (
        <Outcome icon="clock" title={t('phone.noPast')} hint={t('phone.noPastHint')} />
      ) : (
        past.map((each) => <AssignmentCard key={each.id} assignment={each} />)
      )}
    </>
  );
}
