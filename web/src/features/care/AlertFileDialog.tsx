import { Watermark } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertFileOpenMutation, SealState } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { AlertFileOpen } from './team-documents';
import { useIdleLock } from './useIdleLock';

type File = NonNullable<AlertFileOpenMutation['riskAlertOpen']['file']>;
const FACTS = ['thoughts', 'plan', 'means', 'earlierAttempt', 'imminent', 'hospitalAdvised'] as const;

/** What was written about an alert: opened with a purpose, recorded, and closed again when nobody is there. */
export function AlertFileDialog({
  id,
  lockMinutes,
  close,
}: {
  readonly id: string;
  readonly lockMinutes: number;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const { account, system } = useViewer();
  const [purpose, setPurpose] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [open, busy] = useCommand(AlertFileOpen, { refresh: false, confidential: true });
  useIdleLock(lockMinutes, () => setFile(null));

  async function load(): Promise<void> {
    const sent = await open({ input: { id, purpose: purpose.trim() } });
    setOutcome(sent);
    if (sent.kind === 'done') setFile(sent.payload.file);
  }

  return (
    <Dialog open title={t('careDesk.alertFile')} onCancel={close} footer={null} destroyOnHidden>
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
            {t('care.open')}
          </button>
        </form>
      ) : (
        <Watermark content={[account?.displayName ?? '', system.today]} className="stack">
          {file.concern === null && file.assessmentState === null && <p className="muted">{t('careDesk.nothingWritten')}</p>}
          {file.concern !== null && <Sealed title={t('careDesk.concern')} state={file.concern.state} text={file.concern.text} />}
          {file.assessmentState !== null && (
            <>
              <p>
                {FACTS.filter((fact) => file.assessment?.[fact])
                  .map((fact) => t(`care.fact.${fact}`))
                  .join(t('common.listJoin'))}
              </p>
              <Sealed title={t('careDesk.safetyPlan')} state={file.assessmentState} text={file.assessment?.safetyPlan ?? null} />
            </>
          )}
          {file.closing !== null && <Sealed title={t('care.closingText')} state={file.closing.state} text={file.closing.text} />}
        </Watermark>
      )}
    </Dialog>
  );
}

function Sealed({ title, state, text }: { readonly title: string; readonly state: SealState; readonly text: string | null }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{title}</h3>
      {state === 'OPEN' ? <p className="session-note">{text}</p> : <Notice tone="late">{t(`care.seal.${state}`)}</Notice>}
    </section>
  );
}
