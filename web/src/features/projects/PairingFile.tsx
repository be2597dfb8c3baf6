import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { AbsentError } from '../../platform/errors';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/Panel';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { ClockTag } from '../../ui/tags';
import { useViewer } from '../session/viewer';
import { ParticipantReveal, PairingResume } from './commands';
import { DialogLink } from './DialogLink';
import { PairingQuery, type PairingLine } from './documents';
import type { ProjectDialogName } from './search';
import { PairingStateTag, RiskTags } from './tags';

const route = getRouteApi('/staff/projects/$id');

/** One pairing: both consents, what may be seen of the household, what comes next, and who was in touch when. */
export function PairingFile({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(PairingQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { pairing } = data;
  if (pairing === null) throw new AbsentError();
  const close = (): void => void navigate({ search: ({ pairing: _pairing, ...rest }) => rest });
  return (
    <Panel
      title={`${pairing.participant?.code ?? ''} · ${pairing.supporter?.name ?? t('common.hidden')}`}
      extra={
        <button type="button" className="button quiet small" onClick={close} aria-label={t('pairing.close')}>
          <Icon name="close" />
        </button>
      }
    >
      <div className="stack">
        <div className="row tight">
          <PairingStateTag state={pairing.state} />
          <RiskTags risks={pairing.risks} />
          {pairing.holdClock !== null && <ClockTag clock={pairing.holdClock} />}
          {pairing.contactClock !== null && <ClockTag clock={pairing.contactClock} />}
        </div>
        <Steps pairing={pairing} />
        <dl className="facts">
          <dt>{t('pairing.supporterConsent')}</dt>
          <dd className="num">{pairing.supporterAgreedOn ?? t('pairing.notYet')}</dd>
          <dt>{t('pairing.householdConsent')}</dt>
          <dd>
            {pairing.householdConsented
              ? pairing.shows.length === 0
                ? t('pairing.showsNothing')
                : t('pairing.showsList', { list: pairing.shows.map((each) => t(`sharedField.${each}`)).join(t('common.listJoin')) })
              : t('pairing.notYet')}
          </dd>
          {pairing.state === 'HELD' && (
            <>
              <dt>{t('pairing.holdUntil')}</dt>
              <dd className="num">{formatInstant(pairing.holdExpiresAt, i18n.language, 'dateTime')}</dd>
            </>
          )}
          {pairing.exitCriteria !== null && (
            <>
              <dt>{t('pairing.exitCriteria')}</dt>
              <dd>{pairing.exitCriteria}</dd>
            </>
          )}
          {pairing.pausedUntil !== null && (
            <>
              <dt>{t('pairing.pausedUntil')}</dt>
              <dd>
                <span className="num">{pairing.pausedUntil}</span> {pairing.pauseReason}
              </dd>
            </>
          )}
          {pairing.watchUntil !== null && (
            <>
              <dt>{t('pairing.watchUntil')}</dt>
              <dd className="num">{pairing.watchUntil}</dd>
            </>
          )}
          {pairing.endReason !== null && (
            <>
              <dt>{t('pairing.endReason')}</dt>
              <dd>{t(`pairingEndReason.${pairing.endReason}`)}</dd>
            </>
          )}
          {pairing.endNote !== null && (
            <>
              <dt>{t('project.note')}</dt>
              <dd>{pairing.endNote}</dd>
            </>
          )}
          {pairing.measure !== null && (
            <>
              <dt>{t('pairing.measure')}</dt>
              <dd>{pairing.measure.text}</dd>
            </>
          )}
        </dl>
        <Household pairing={pairing} />
        <section className="stack" aria-label={t('pairing.contacts')}>
          <h3>{t('pairing.contacts')}</h3>
          {pairing.contacts.length === 0 && <p className="muted">{t('pairing.noContacts')}</p>}
          <ul className="dated">
            {pairing.contacts.map((contact) => (
              <li key={contact.id}>
                <span className="row tight muted">
                  <span className="tag plain">{t(`contactKind.${contact.kind}`)}</span>
                  <span className="num">{formatInstant(contact.at, i18n.language, 'dateTime')}</span>
                  {contact.recordedByName}
                </span>
                <p>{contact.text}</p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Panel>
  );
}

/** What may be done now; the server says what that is. */
function Steps({ pairing }: { readonly pairing: PairingLine }) {
  const { t } = useTranslation();
  const report = useReport();
  const { can } = useViewer();
  const [resume] = useCommand(PairingResume);
  const { state, viewerCanEdit: edit } = pairing;
  const step = (dialog: ProjectDialogName, text: string, primary = false) => (
    <DialogLink dialog={dialog} on={pairing.id} className={primary ? 'button small primary' : 'button small'}>
      {text}
    </DialogLink>
  );
  return (
    <div className="row tight">
      {edit && state === 'HELD' && pairing.supporterAgreedOn === null && step('agree', t('pairing.agree'), true)}
      {pairing.viewerCanConsent && step('consent', t('pairing.consent'), true)}
      {edit && state === 'CONSENTED' && step('activate', t('pairing.activate'), true)}
      {edit && state === 'PAUSED' && (
        <button
          type="button"
          className="button small primary"
          onClick={() =>
            void resume({ input: { id: pairing.id, expectedVersion: pairing.version } }).then((outcome) =>
              report(outcome, t('common.saved')),
            )
          }
        >
          {t('pairing.resume')}
        </button>
      )}
      {edit &&
        (state === 'ACTIVE' || state === 'PAUSED' || state === 'GRADUATED') &&
        step('contact', t('pairing.addContact'), state === 'ACTIVE')}
      {can('project:nominate') &&
        pairing.participant?.household != null &&
        (state === 'CONSENTED' || state === 'ACTIVE' || state === 'PAUSED') &&
        step('measure', t('pairing.chooseMeasure'))}
      {edit && state === 'ACTIVE' && step('suspend', t('pairing.suspend'))}
      {edit && state === 'ACTIVE' && step('complete', t('pairing.complete'))}
      {edit && state !== 'EXPIRED' && state !== 'GRADUATED' && state !== 'ENDED' && step('end', t('pairing.end'))}
    </div>
  );
}

function Household({ pairing }: { readonly pairing: PairingLine }) {
  const { t, i18n } = useTranslation();
  const [reveal] = useCommand(ParticipantReveal, { refresh: false, confidential: true });
  const [asking, setAsking] = useState(false);
  const [clear, setClear] = useState<{ headName: string | null; phone: string | null; address: string | null } | null>(null);
  const { participant } = pairing;
  if (participant === null) return null;
  const { profile, household } = participant;
  const shown = clear ?? profile;
  const nothing = profile.shows.length === 0;
  return (
    <section className="stack" aria-label={t('pairing.household')}>
      <h3 className="row">
        <span className="grow">{t('pairing.household')}</span>
        {household !== null && (
          <Link to="/cases/$id" params={{ id: household.id }} className="button small">
            {t('pairing.openCase')}
          </Link>
        )}
        {pairing.viewerCanEdit && profile.shows.some((each) => each === 'NAME' || each === 'PHONE' || each === 'ADDRESS') && (
          <button type="button" className="button small" onClick={() => (clear === null ? setAsking(true) : setClear(null))}>
            <Icon name="eye" />
            {clear === null ? t('pairing.reveal') : t('pairing.hide')}
          </button>
        )}
      </h3>
      <dl className="facts">
        <dt>{t('project.area')}</dt>
        <dd>{participant.area !== null && localName(participant.area, i18n.language)}</dd>
        <dt>{t('pairing.needs')}</dt>
        <dd>{participant.needKinds.map((kind) => t(`helpKind.${kind}`)).join(t('common.listJoin'))}</dd>
        <dt>{t('pairing.produce')}</dt>
        <dd>{participant.produce ?? t('common.notRecorded')}</dd>
        {profile.shows.includes('NAME') && (
          <>
            <dt>{t('sharedField.NAME')}</dt>
            <dd>{shown.headName}</dd>
          </>
        )}
        {profile.shows.includes('PHONE') && (
          <>
            <dt>{t('sharedField.PHONE')}</dt>
            <dd className="num">{shown.phone ?? t('common.notRecorded')}</dd>
          </>
        )}
        {profile.shows.includes('ADDRESS') && (
          <>
            <dt>{t('sharedField.ADDRESS')}</dt>
            <dd>{shown.address ?? t('common.notRecorded')}</dd>
          </>
        )}
        {profile.shows.includes('MEMBERS') && (
          <>
            <dt>{t('sharedField.MEMBERS')}</dt>
            <dd className="num">{profile.memberCount}</dd>
          </>
        )}
      </dl>
      {nothing && <p className="muted">{t('pairing.anonymous')}</p>}
      {asking && (
        <ReasonDialog
          title={t('pairing.revealTitle')}
          hint={t('pairing.revealHint')}
          send={async (purpose) => {
            const outcome = await reveal({ input: { id: participant.id, purpose } });
            if (outcome.kind === 'done') setClear(outcome.payload.clear);
            return outcome;
          }}
          close={() => setAsking(false)}
        />
      )}
    </section>
  );
}
