import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { caseEvents } from './timeline';

const CaseTimelineFragment = graphql(`
  fragment CaseTimeline on Household {
    id
    createdAt
    statuses {
      id
      programme
      from
      until
    }
    consents {
      id
      purpose
      grantedOn
      withdrawnAt
    }
    visits: needs(first: 100) {
      edges {
        node {
          id
          createdAt
          service {
            id
            name
            nameEn
          }
          assignments {
            id
            state
            checkedInAt
            checkedOutAt
            outcome
            volunteer {
              id
              displayName
            }
          }
        }
      }
    }
  }
`);

/** What happened to this household, newest first, put together from its dated facts. */
export function CaseTimeline({ household }: { readonly household: FragmentType<typeof CaseTimelineFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: CaseTimelineFragment, from: household });
  const events = caseEvents({ ...data, needs: data.visits.edges.map(({ node }) => node) });
  return (
    <Panel title={t('timeline.title')}>
      {events.length === 0 ? (
        <Outcome icon="clock" title={t('timeline.empty')} />
      ) : (
        <ol className="timeline">
          {events.slice(0, 30).map((event) => (
            <li key={event.id} className={event.kind}>
              <span className="muted num">{event.day === null ? formatInstant(event.at, i18n.language) : event.day}</span>
              <span>
                {event.kind === 'statusStarted' && t('timeline.statusStarted', { programme: t(`programme.${event.programme}`) })}
                {event.kind === 'statusEnded' && t('timeline.statusEnded', { programme: t(`programme.${event.programme}`) })}
                {event.kind === 'consentGranted' && t('timeline.consentGranted', { purpose: t(`purpose.${event.purpose}`) })}
                {event.kind === 'consentWithdrawn' && t('timeline.consentWithdrawn', { purpose: t(`purpose.${event.purpose}`) })}
                {event.kind === 'needOpened' && t('timeline.needOpened', { service: localName(event.service, i18n.language) })}
                {event.kind === 'visited' &&
                  t('timeline.visited', {
                    service: localName(event.service, i18n.language),
                    name: event.volunteer ?? t('common.hidden'),
                    outcome: event.outcome === null ? '' : t(`outcome.${event.outcome}`),
                  })}
                {event.kind === 'created' && t('timeline.created')}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
