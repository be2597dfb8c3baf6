import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { LeadPanelQuery as Answer } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { AbsentError } from '../../platform/errors';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { ClockTag, TierTag } from '../../ui/tags';
import { HouseholdLink } from '../households/HouseholdLink';
import { CaseRelief } from '../relief/CaseRelief';
import { CallBack } from './CallBack';
import { LeadReopen } from './documents';
import { LeadDuplicates } from './LeadDuplicates';
import { LeadRevealButton } from './LeadRevealButton';
import type { IntakeTab } from './search';
import { LeadTag } from './tags';
import { TriageForm } from './TriageForm';

const LeadPanelQuery = graphql(`
  query LeadPanel($id: ID!) {
    lead(id: $id) {
      id
      number
      version
      channel
      tier
      maskedName
      phone
      address
      hasIdentityNumber
      content
      callerName
      callerPhone
      callerRelation
      reporterName
      createdAt
      state
      decision
      reason
      reply
      referredTo
      decidedByName
      decidedAt
      callbackTries
      viewerCanTriage
      viewerCanReopen
      viewerCanCall
      viewerCanReveal
      area {
        code
        name
        nameEn
        parent {
          code
          name
          nameEn
        }
      }
      triageClock {
        dueAt
        state
        minutesLeft
        workingDaysLeft
        calendarKnown
      }
      callbackClock {
        dueAt
        state
        minutesLeft
        workingDaysLeft
        calendarKnown
      }
      household {
        id
        number
        headName
      }
      need {
        id
        number
      }
      case {
        id
        number
      }
      mergedInto {
        id
        number
      }
      merged {
        id
        number
      }
      events {
        id
        at
        kind
        decision
        note
        actorName
      }
    }
  }
`);

export type LeadShown = NonNullable<Answer['lead']>;

const route = getRouteApi('/staff/intake');

/** One lead: what was told, who may be meant, and what a person decides. */
export function LeadPanel({ id, tab }: { readonly id: string; readonly tab: IntakeTab }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(LeadPanelQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { lead } = data;
  if (lead === null) throw new AbsentError();
  const close = (): void => void navigate({ search: ({ lead: _lead, ...rest }) => rest });

  return (
    <aside className="lead-panel" aria-label={t('lead.title', { number: lead.number })}>
      <header className="lead-head">
        <h2 className="grow">
          {lead.maskedName ?? t('lead.noName')} <span className="muted num">{lead.number}</span>
        </h2>
        <TierTag tier={lead.tier} />
        <LeadTag state={lead.state} decision={lead.decision} />
        <button type="button" className="button quiet" aria-label={t('lead.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="stack lead-body">
        <p className="lead-told">{lead.content}</p>
        <dl className="facts">
          <dt>{t('lead.triageClock')}</dt>
          <dd>
            <ClockTag clock={lead.triageClock} />
          </dd>
          <dt>{t('lead.channel')}</dt>
          <dd>
            {t(`lead.channels.${lead.channel}`)}
            {lead.reporterName !== null && ` · ${lead.reporterName}`} · {formatInstant(lead.createdAt, i18n.language)}
          </dd>
          <dt>{t('lead.where')}</dt>
          <dd>
            {lead.area !== null && areaName(lead.area, i18n.language)} {lead.address}
          </dd>
          <dt>{t('lead.subjectPhone')}</dt>
          <dd className="num">{lead.phone ?? t('common.notRecorded')}</dd>
          {(lead.callerName !== null || lead.callerPhone !== null) && (
            <>
              <dt>{t('lead.caller')}</dt>
              <dd className="num">{[lead.callerName, lead.callerRelation, lead.callerPhone].filter(Boolean).join(' · ')}</dd>
            </>
          )}
          {lead.household !== null && (
            <>
              <dt>{t('lead.household')}</dt>
              <dd>
                <HouseholdLink household={lead.household} /> <span className="muted num">{lead.household.number}</span>
              </dd>
            </>
          )}
        </dl>
        {lead.viewerCanReveal && <LeadRevealButton id={lead.id} />}
        {lead.callbackClock !== null && <CallBack lead={lead} />}
        <Decided lead={lead} />
        {lead.decision === 'EMERGENCY' && lead.household !== null && (
          <section className="lead-relief" aria-label={t('relief.panel')}>
            <h3>{t('relief.panel')}</h3>
            <Boundary>
              <CaseRelief householdId={lead.household.id} lead={lead} />
            </Boundary>
          </section>
        )}
        <LeadDuplicates lead={lead} />
        {lead.viewerCanTriage && <TriageForm key={lead.id} lead={lead} tab={tab} />}
        <Trail lead={lead} />
      </div>
    </aside>
  );
}

function Decided({ lead }: { readonly lead: LeadShown }) {
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [reopen] = useCommand(LeadReopen);
  if (lead.decidedAt === null) return null;
  const who = t('lead.decidedBy', { name: lead.decidedByName ?? t('common.hidden'), time: formatInstant(lead.decidedAt, i18n.language) });
  return (
    <section className="stack" aria-label={t('lead.decision')}>
      <Notice tone={lead.decision === 'EMERGENCY' ? 'late' : 'done'}>
        <strong>{t(`lead.standing.${lead.decision ?? 'MERGED'}`)}</strong> {who}
        {lead.reason !== null && <p>{lead.reason}</p>}
        {lead.referredTo !== null && <p>{t('lead.referredToLine', { place: lead.referredTo })}</p>}
        {lead.reply !== null && <p>{t('lead.replyLine', { reply: lead.reply })}</p>}
        {lead.mergedInto !== null && (
          <p>
            <Link to="/intake" search={{ tab: 'all', lead: lead.mergedInto.id }}>
              {lead.mergedInto.number}
            </Link>
          </p>
        )}
        {lead.need !== null && lead.household !== null && (
          <p>
            <Link to="/board" search={{ need: lead.need.id }}>
              {t('lead.openNeed', { number: lead.need.number })}
            </Link>
          </p>
        )}
        {lead.case !== null && lead.household !== null && (
          <p>
            <Link to="/cases/$id" params={{ id: lead.household.id }} search={{ tab: 'case' }}>
              {t('lead.openCase', { number: lead.case.number })}
            </Link>
          </p>
        )}
      </Notice>
      {lead.viewerCanReopen && (
        <div>
          <button type="button" className="button small" onClick={() => setAsking(true)}>
            <Icon name="undo" />
            {t('lead.reopen')}
          </button>
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={t('lead.reopen')}
          hint={t('lead.reopenHint')}
          send={(reason) => reopen({ input: { id: lead.id, expectedVersion: lead.version, reason } })}
          close={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function Trail({ lead }: { readonly lead: LeadShown }) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-label={t('lead.trail')}>
      <h3>{t('lead.trail')}</h3>
      <ol className="timeline">
        {lead.events.map((event) => (
          <li key={event.id}>
            <span className="muted num">{formatInstant(event.at, i18n.language)}</span>
            <span>
              {t(`lead.event.${event.kind}`)}
              {event.decision !== null && ` · ${t(`lead.standing.${event.decision}`)}`}
              {event.actorName !== null && <span className="muted"> {event.actorName}</span>}
              {event.note !== null && <span className="lead-note">{event.note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
