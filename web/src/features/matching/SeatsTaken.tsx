import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { formatInstant, formatSpan } from '../../platform/time';
import { AssignmentStateTag, OfferStateTag } from '../../ui/tags';
import { RateVisit } from '../records/RateVisit';
import { AssignmentActions } from './AssignmentActions';
import { VisitMarks } from './VisitMarks';
import { WithdrawOffer } from './WithdrawOffer';

const SeatsTakenFragment = graphql(`
  fragment SeatsTaken on ServiceNeed {
    id
    seats
    offers {
      id
      state
      version
      startsAt
      endsAt
      expiresAt
      declineReason
      overrideReason
      viewerCanWithdraw
      volunteer {
        id
        displayName
        number
      }
    }
    assignments {
      id
      state
      version
      startsAt
      endsAt
      minutesServed
      outcome
      log
      suspended
      marks {
        kind
        happenedAt
        receivedAt
        place {
          latitude
          longitude
        }
      }
      photos {
        id
      }
      viewerCanRate
      rating {
        id
        stars
        words
      }
      viewerCanVerify
      viewerCanCancel
      volunteer {
        id
        displayName
        number
      }
    }
  }
`);

/** Who has been asked and who is going: the episodes of this need so far. */
export function SeatsTaken({ need }: { readonly need: FragmentType<typeof SeatsTakenFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: SeatsTakenFragment, from: need });
  // An accepted offer lives on as its assignment.
  const offers = data.offers.filter((offer) => offer.state !== 'ACCEPTED');
  if (offers.length + data.assignments.length === 0) return null;
  return (
    <section className="seats-taken" aria-label={t('match.soFar')}>
      <h3>{t('match.soFar')}</h3>
      <ul>
        {data.assignments.map((assignment) => (
          <li key={assignment.id}>
            <div className="row">
              <AssignmentStateTag state={assignment.state} />
              <strong>{assignment.volunteer?.displayName ?? t('common.hidden')}</strong>
              <span className="muted num grow">{formatSpan(assignment.startsAt, assignment.endsAt, i18n.language)}</span>
              {assignment.suspended && <span className="tag late">{t('match.suspended')}</span>}
            </div>
            {assignment.outcome !== null && (
              <p className="muted">
                {t(`outcome.${assignment.outcome}`)}
                {assignment.minutesServed !== null && ` · ${t('need.minutes', { count: assignment.minutesServed })}`}
                {assignment.log !== null && ` · ${assignment.log}`}
              </p>
            )}
            <VisitMarks marks={assignment.marks} />
            {assignment.photos.length > 0 && (
              <p className="row tight">
                {assignment.photos.map((photo, at) => (
                  <a key={photo.id} href={`/visits/photos/${photo.id}`} target="_blank" rel="noreferrer" className="tag">
                    {t('photo.show', { number: at + 1 })}
                  </a>
                ))}
              </p>
            )}
            <RateVisit assignment={assignment} />
            <AssignmentActions assignment={assignment} />
          </li>
        ))}
        {offers.map((offer) => (
          <li key={offer.id} className={offer.state === 'SENT' ? undefined : 'past'}>
            <div className="row">
              <OfferStateTag state={offer.state} />
              <strong>{offer.volunteer?.displayName ?? t('common.hidden')}</strong>
              <span className="muted num grow">
                {offer.state === 'SENT' && offer.expiresAt !== null
                  ? t('match.answerBy', { time: formatInstant(offer.expiresAt, i18n.language, 'dayTime') })
                  : formatSpan(offer.startsAt, offer.endsAt, i18n.language)}
                {offer.declineReason !== null && ` · ${t(`declineReason.${offer.declineReason}`)}`}
              </span>
              {offer.viewerCanWithdraw && <WithdrawOffer id={offer.id} version={offer.version} />}
            </div>
            {offer.overrideReason !== null && <p className="muted">{t('planning.keptReason', { reason: offer.overrideReason })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
