import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CareRetentionRunMutation } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { formatDate } from '../../platform/time';
import { TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { RetentionRun } from './admin-documents';

type Run = NonNullable<CareRetentionRunMutation['careRetentionRun']['run']>;

/** The end of retention: counted first, then erased by destroying keys. Whoever runs it reads nothing and sees numbers only. */
export function RetentionPanel() {
  const { t, i18n } = useTranslation();
  const [run, setRun] = useState<Run | null>(null);
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [send, busy] = useCommand(RetentionRun, { refresh: false, confidential: true });

  async function start(input: { dryRun: boolean; expectedPapers?: number }): Promise<void> {
    const sent = await send({ input });
    setOutcome(sent);
    setTyped('');
    if (sent.kind === 'done') setRun(sent.payload.run);
  }

  return (
    <Panel title={t('careDesk.retention')}>
      <div className="stack">
        <p className="muted">{t('careDesk.retentionHint')}</p>
        <Refused outcome={outcome} />
        <div className="row">
          <button type="button" className="button primary" disabled={busy} onClick={() => void start({ dryRun: true })}>
            {t('careDesk.dryRun')}
          </button>
        </div>
        {run !== null && (
          <Notice tone={run.erased ? 'done' : 'soon'} role="status">
            {t(run.erased ? 'careDesk.erasedNow' : 'careDesk.dueNow', {
              before: formatDate(run.before, i18n.language),
              cases: run.cases,
              alerts: run.alerts,
              papers: run.papers,
            })}
          </Notice>
        )}
        {run !== null && !run.erased && run.papers > 0 && (
          <>
            <Notice tone="late">{t('careDesk.eraseWarning')}</Notice>
            <TextField
              label={t('careDesk.typeCount', { papers: run.papers })}
              value={typed}
              inputMode="numeric"
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
            <div className="row">
              <button
                type="button"
                className="button danger"
                disabled={busy || typed !== String(run.papers)}
                onClick={() => void start({ dryRun: false, expectedPapers: run.papers })}
              >
                {t('careDesk.erase')}
              </button>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
