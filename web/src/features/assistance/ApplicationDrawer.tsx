import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { AbsentError } from '../../platform/errors';
import { areaName, localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { RecordDrawer } from '../../ui/RecordDrawer';
import { Notice } from '../../ui/Notice';
import { ClockFacts } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import { VerificationSection } from '../verification/VerificationSection';
import { ApplicationCommands } from './ApplicationCommands';
import { ApplicationStateTag } from './ApplicationStateTag';
import { Arithmetic } from './Arithmetic';
import { AssistanceApplicationQuery, type Application } from './documents';
import { yuan } from './yuan';

const ApplicationDialog = lazy(() => import('./ApplicationDialog'));
const DecisionDialog = lazy(() => import('./DecisionDialog'));
const MeetingDialog = lazy(() => import('./MeetingDialog'));
const DocumentDialog = lazy(() => import('./DocumentDialog'));
const ReturnDialog = lazy(() => import('./ReturnDialog'));
const route = getRouteApi('/staff/assistance');

/** One application: what it says, its arithmetic, what it rests on, what was decided and by which power. */
export function ApplicationDrawer({ id }: { readonly id: string | undefined }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  return (
    <RecordDrawer
      id={id}
      size={560}
      title={t('assistance.one')}
      close={() => void navigate({ search: ({ open: _open, dialog: _dialog, ...rest }) => rest })}
    >
      {(open) => <Details id={open} />}
    </RecordDrawer>
  );
}

function Details({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { dialog } = route.useSearch();
  const { data } = useSuspenseQuery(AssistanceApplicationQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const application = data.assistanceApplication;
  if (application === null) throw new AbsentError();
  const close = (): void => void navigate({ search: ({ dialog: _dialog, ...rest }) => rest });
  return (
    <div className="application">
      <section>
        <div className="row tight">
          <strong className="num">{application.number}</strong>
          <ApplicationStateTag state={application.state} />
          <span className="tag plain">{t(`programme.${application.programme}`)}</span>
          <span className="tag plain">{t(`assistance.ground.${application.ground}`)}</span>
        </div>
        <dl className="facts">
          <dt>{t('need.household')}</dt>
          <dd>
            <HouseholdLink household={application.household} />
            {application.person !== null && <span> · {application.person.maskedName}</span>}
          </dd>
          <dt>{t('need.area')}</dt>
          <dd>{application.household !== null && areaName(application.household.area, i18n.language)}</dd>
          <dt>{t('assistance.persons')}</dt>
          <dd className="num">{application.persons}</dd>
          <dt>{t('assistance.residence')}</dt>
          <dd>
            {application.residence === null ? t('assistance.residenceAny') : t(`assistance.residences.${application.residence}`)}
            {!application.resident && ` · ${t('assistance.nonResident')}`}
          </dd>
          <dt>{t('assistance.preparedBy')}</dt>
          <dd>{application.preparedByName ?? t('common.hidden')}</dd>
          <dt>{t('assistance.submittedOn')}</dt>
          <dd className="num">{application.submittedAt === null ? '—' : formatInstant(application.submittedAt, i18n.language)}</dd>
          {application.clock !== null && (
            <>
              <dt>{t('clockRule.assistance_decision')}</dt>
              <dd>
                <ClockFacts clock={application.clock} />
              </dd>
            </>
          )}
          <dt>{t('assistance.trips')}</dt>
          <dd className="num">{t('assistance.tripsCount', { count: application.trips })}</dd>
          {application.reason !== null && (
            <>
              <dt>{t('common.reason')}</dt>
              <dd>{application.reason}</dd>
            </>
          )}
        </dl>
        <p className="circumstances">{application.circumstances}</p>
        {application.missingDocuments.length > 0 && (
          <Notice tone="now">
            {t('assistance.missing', {
              names: application.missingDocuments.map((kind) => localName(kind, i18n.language)).join(t('common.listJoin')),
            })}
          </Notice>
        )}
        <ApplicationCommands application={application} close={close} />
      </section>
      <Arithmetic application={application} />
      <Boundary>
        <VerificationSection applicationId={application.id} />
      </Boundary>
      <Documents application={application} />
      <Decision application={application} />
      {dialog !== undefined && (
        <Boundary fallback={<></>}>
          {dialog === 'edit' && application.viewerCanEdit && <ApplicationDialog application={application} close={close} />}
          {dialog === 'decide' && application.viewerCanDecide && <DecisionDialog application={application} close={close} />}
          {dialog === 'return' && application.viewerCanDecide && <ReturnDialog application={application} close={close} />}
          {dialog === 'meeting' && application.viewerCanDecide && <MeetingDialog applicationId={application.id} close={close} />}
          {dialog === 'document' && application.viewerCanWithdraw && <DocumentDialog application={application} close={close} />}
        </Boundary>
      )}
    </div>
  );
}

function Documents({ application }: { readonly application: Application }) {
  const { t, i18n } = useTranslation();
  return (
    <section>
      <h3>{t('assistance.documents')}</h3>
      {application.documents.length === 0 ? (
        <p className="muted">{t('assistance.noDocuments')}</p>
      ) : (
        <ul>
          {application.documents.map((document) => (
            <li key={document.id}>
              {document.kind !== null && localName(document.kind, i18n.language)}{' '}
              <span className="tag plain">{t(`assistance.source.${document.source}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Decision({ application }: { readonly application: Application }) {
  const { t, i18n } = useTranslation();
  const { decision, individualDecision } = application;
  return (
    <>
      {individualDecision !== null && (
        <section>
          <h3>{t('assistance.meeting')}</h3>
          <dl className="facts">
            <dt>{t('assistance.heldOn')}</dt>
            <dd className="num">{individualDecision.heldOn}</dd>
            <dt>{t('assistance.participants')}</dt>
            <dd>{individualDecision.participants.join(t('common.listJoin'))}</dd>
            <dt>{t('assistance.votes')}</dt>
            <dd className="num">{t('assistance.votesCount', { yes: individualDecision.votesFor, no: individualDecision.votesAgainst })}</dd>
          </dl>
          <p className="circumstances">{individualDecision.minutes}</p>
        </section>
      )}
      {decision !== null && (
        <section>
          <h3>{t('assistance.decision')}</h3>
          <dl className="facts">
            <dt>{t('assistance.outcomeLabel')}</dt>
            <dd>{t(`assistance.outcome.${decision.outcome}`)}</dd>
            {decision.amountFen !== null && (
              <>
                <dt>{t('assistance.amount')}</dt>
                <dd className="num">{t('assistance.yuan', { amount: yuan(decision.amountFen, i18n.language) })}</dd>
              </>
            )}
            {decision.validFrom !== null && (
              <>
                <dt>{t('assistance.validFrom')}</dt>
                <dd className="num">{decision.validFrom}</dd>
              </>
            )}
            <dt>{t('assistance.decidedBy')}</dt>
            <dd>
              {decision.decidedByName ?? t('common.hidden')} · {formatInstant(decision.decidedAt, i18n.language)}
            </dd>
            <dt>{t('assistance.authorityLabel')}</dt>
            <dd>
              {t(`assistance.authority.${decision.authority}`)}
              {decision.delegation !== null && ` · ${decision.delegation.document}`}
            </dd>
          </dl>
          <p className="circumstances">{decision.reason}</p>
        </section>
      )}
    </>
  );
}
