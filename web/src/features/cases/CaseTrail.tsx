import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../platform/time';
import { Panel } from '../../ui/Panel';
import { useViewer } from '../session/viewer';
import type { CaseShown, HouseholdShown } from './useCaseFile';

/** What happened to the case and to the leads of its household, the last first. */
export function CaseTrail({ household, file }: { readonly household: HouseholdShown; readonly file: CaseShown }) {
  const { t, i18n } = useTranslation();
  const { can } = useViewer();
  const events = [
    ...file.events.map((event) => ({ ...event, lead: null })),
    ...household.leads.flatMap((lead) => lead.events.map((event) => ({ ...event, lead }))),
  ].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Panel title={t('timeline.title')}>
      <ol className="timeline">
        {events.map((event) => (
          <li key={event.id}>
            <span className="muted num">{formatInstant(event.at, i18n.language)}</span>
            {event.lead === null ? (
              <span>
                {t(`caseFile.event.${event.kind}`)}
                {event.toState !== null && ` · ${t(`caseFile.state.${event.toState}`)}`}
                {event.otherName !== null && ` · ${event.otherName}`} <span className="muted">{event.actorName}</span>
                {event.note !== null && <span className="duty-note">{event.note}</span>}
              </span>
            ) : (
              <span>
                {can('lead:read') ? (
                  <Link to="/intake" search={{ tab: 'all', lead: event.lead.id }}>
                    {t('lead.title', { number: event.lead.number })}
                  </Link>
                ) : (
                  t('lead.title', { number: event.lead.number })
                )}{' '}
                {t(`lead.event.${event.kind}`)}
                {event.decision !== null && ` · ${t(`lead.standing.${event.decision}`)}`} <span className="muted">{event.actorName}</span>
                {event.note !== null && <span className="duty-note">{event.note}</span>}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
