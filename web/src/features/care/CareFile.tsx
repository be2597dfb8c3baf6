import { Watermark } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileOpenMutation } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Outcome as Empty } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { AddendumForm } from './AddendumForm';
import { FileOpen, FlagRaise, SessionCosign, SessionDraft } from './documents';
import { SafetyCard } from './SafetyCard';
import { SessionEditor } from './SessionEditor';
import { TrendChart } from './TrendChart';
import { useIdleLock } from './useIdleLock';

type Opened = NonNullable<FileOpenMutation['supportFileOpen']['file']>;

interface Props {
  readonly id: string;
  readonly lockMinutes: number;
  readonly hours: { readonly from: number; readonly until: number } | null;
}

/** The confidential part of a case: closed until a purpose is given, closed again when nobody is there. */
export function CareFile({ id, lockMinutes, hours }: Props) {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState('');
  const [file, setFile] = useState<Opened | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [danger, setDanger] = useState(false);
  const [send, busy] = useCommand(FileOpen, { refresh: false, confidential: true });
  useIdleLock(lockMinutes, () => setFile(null));

  async function load(): Promise<void> {
    const result = await send({ input: { referralId: id, purpose: purpose.trim() } });
    setOutcome(result);
    if (result.kind === 'done') setFile(result.payload.file);
  }

  return (
    <Panel
      title={t('care.file')}
      extra={
        file !== null && (
          <button type="button" className="button small" onClick={() => setFile(null)}>
            <Icon name="lock" />
            {t('care.lock')}
          </button>
        )
      }
    >
      {danger && <SafetyCard hours={hours} />}
      {file === null ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void load();
          }}
        >
          <Notice tone="soon">{t('care.locked', { minutes: lockMinutes })}</Notice>
          <TextField
            label={t('care.purpose')}
            value={purpose}
            autoComplete="off"
            minLength={2}
            maxLength={200}
            required
            onChange={(event) => setPurpose(event.target.value)}
          />
          <Refused outcome={outcome} />
          <button type="submit" className="button primary" disabled={busy || purpose.trim().length < 2}>
            <Icon name="eye" />
            {t('care.open')}
          </button>
        </form>
      ) : (
        <Papers file={file} danger={() => setDanger(true)} changed={() => void load()} />
      )}
    </Panel>
  );
}

function Papers({ file, danger, changed }: { readonly file: Opened; readonly danger: () => void; readonly changed: () => void }) {
  const { t } = useTranslation();
  const { account, system } = useViewer();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [draft, drafting] = useCommand(SessionDraft, { confidential: true });
  const [flag, flagging] = useCommand(FlagRaise, { confidential: true });
  const { referral } = file;
  const writing = file.notes.some((entry) => entry.session.viewerCanEdit);

  async function begin(): Promise<void> {
    const result = await draft({
      input: {
        requestId: newRequestId(),
        referralId: referral.id,
        kind: 'VISIT',
        startsAt: new Date().toISOString(),
        minutes: 50,
        present: ['PERSON'],
        nextStep: 'CONTINUE',
        note: '',
      },
    });
    setOutcome(result);
    if (result.kind === 'done') changed();
  }

  async function raise(): Promise<void> {
    danger();
    setOutcome(await flag({ input: { requestId: newRequestId(), referralId: referral.id } }));
  }

  return (
    <Watermark content={[account?.displayName ?? '', system.today]} className="stack">
      {!referral.consentHolds && <Notice tone="now">{t('care.consentGone')}</Notice>}
      {referral.viewerCanWork && (
        <div className="row">
          <button
            type="button"
            className="button primary"
            disabled={drafting || writing || !referral.consentHolds}
            onClick={() => void begin()}
          >
            <Icon name="plus" />
            {t('care.newSession')}
          </button>
          <button type="button" className="button danger" disabled={flagging} onClick={() => void raise()}>
            <Icon name="warning" />
            {t('care.flag')}
          </button>
        </div>
      )}
      <Refused outcome={outcome} />
      <Trends file={file} />
      {file.notes.length === 0 && <Empty icon="file" title={t('care.noSessions')} hint={t('care.noSessionsHint')} />}
      {file.notes.map((entry) => (
        <SessionCard key={entry.session.id} entry={entry} mayAdd={referral.viewerCanWork} danger={danger} changed={changed} />
      ))}
    </Watermark>
  );
}

function Trends({ file }: { readonly file: Opened }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const scales = [...new Map(file.results.map((result) => [result.scale.code, result.scale])).values()];
  return (
    <div className="trends">
      {scales.map((scale) => {
        const results = file.results.filter((result) => result.scale.code === scale.code);
        const last = results.at(-1);
        const points = results.flatMap(({ administration, outcome }) =>
          outcome?.score == null ? [] : [{ at: administration.recordedAt, score: outcome.score }],
        );
        return (
          <div key={scale.code}>
            <TrendChart
              name={scale.definition.name[language]}
              maximum={scale.definition.bands.reduce((most, band) => Math.max(most, band.to), 1)}
              points={points}
            />
            {last !== undefined && last.state !== 'OPEN' && <Notice tone="late">{t(`care.seal.${last.state}`)}</Notice>}
            <p>
              {last?.outcome?.band?.[language]} {last?.outcome?.risk === true && <span className="tag late">{t('care.itemNine')}</span>}
            </p>
            {last?.sinceLast != null && last.sinceLastChange != null && (
              <p className="muted">
                {t('care.sinceLast', { by: signed(last.sinceLast), change: t(`care.change.${last.sinceLastChange}`) })}
              </p>
            )}
            {last?.sinceFirst != null && last.sinceFirstChange != null && (
              <p className="muted">
                {t('care.sinceFirst', { by: signed(last.sinceFirst), change: t(`care.change.${last.sinceFirstChange}`) })}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

function SessionCard({
  entry,
  mayAdd,
  danger,
  changed,
}: {
  readonly entry: Opened['notes'][number];
  /** Whether the viewer works on the case and may add to what is signed. */
  readonly mayAdd: boolean;
  readonly danger: () => void;
  readonly changed: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [cosign, busy] = useCommand(SessionCosign, { confidential: true });
  const { session, note } = entry;
  return (
    <article className="session-card">
      <h3>
        {formatInstant(session.startsAt, i18n.language)} · {t(`care.sessionKind.${session.kind}`)} ·{' '}
        {t('care.minutesLong', { minutes: session.minutes })}
      </h3>
      <p className="muted">
        {t(`care.state.${session.state}`)} · {session.workerName} · {t(`care.step.${session.nextStep}`)}
        {session.nextAt !== null && ` · ${t('care.next')} ${formatInstant(session.nextAt, i18n.language, 'dayTime')}`}
        {session.cosignedByName !== null && ` · ${t('care.cosignedBy', { name: session.cosignedByName })}`}
      </p>
      {note.state !== 'OPEN' && <Notice tone="late">{t(`care.seal.${note.state}`)}</Notice>}
      {note.state === 'OPEN' && session.viewerCanEdit && <SessionEditor key={session.id} entry={entry} danger={danger} changed={changed} />}
      {note.state === 'OPEN' && !session.viewerCanEdit && <p className="session-note">{note.text}</p>}
      {entry.addenda.map((addendum) => (
        <p key={addendum.writtenAt} className="session-note">
          {t('care.addendum', { name: addendum.authorName ?? '', at: formatInstant(addendum.writtenAt, i18n.language) })}{' '}
          {addendum.content.state === 'OPEN' ? addendum.content.text : t(`care.seal.${addendum.content.state}`)}
        </p>
      ))}
      {session.state === 'SIGNED' && mayAdd && <AddendumForm sessionId={session.id} changed={changed} />}
      {session.viewerCanCosign && (
        <button
          type="button"
          className="button"
          disabled={busy}
          onClick={() =>
            void cosign({ input: { id: session.id, expectedVersion: session.version } }).then(
              (result) => result.kind === 'done' && changed(),
            )
          }
        >
          {t('care.cosign')}
        </button>
      )}
    </article>
  );
}
