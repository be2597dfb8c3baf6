import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockPartsFragment, ReliefPartsFragment } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { ClockFacts } from '../clocks/ClockFacts';
import { ObligationEscalate, ObligationMeet, ReliefCancel, ReliefDeliver, ReliefDispatch } from './documents';
import './relief.css';
import { obligationTone, reliefTone } from './tones';

const STEPS = ['REQUESTED', 'DISPATCHED', 'RELIEVED', 'COMPLETE'] as const;

type Step = 'dispatch' | 'deliver' | 'cancel' | 'meet' | 'escalate';

/** Relief from the call to its papers: where it stands, what the clocks say, and the next step as a button. */
export function ReliefCard({ relief }: { readonly relief: Unmasked }) {
  const { t, i18n } = useTranslation();
  const [step, setStep] = useState<Step | null>(null);
  const { obligation } = relief;
  const when = (instant: string | null): string => (instant === null ? '' : formatInstant(instant, i18n.language));
  const reached = STEPS.indexOf(relief.state as (typeof STEPS)[number]);
  return (
    <article className="relief" aria-label={t('relief.label', { number: relief.number })}>
      <div className="row tight">
        <strong className="num">{relief.number}</strong>
        <span className={`tag ${reliefTone[relief.state]}`}>{t(`reliefState.${relief.state}`)}</span>
        {relief.clock !== null && <ClockFacts clock={relief.clock} />}
      </div>
      {relief.state !== 'CANCELLED' && (
        <ol className="relief-steps" aria-label={t('relief.steps')}>
          {STEPS.map((each, at) => (
            <li key={each} className={at <= reached ? 'reached' : undefined} aria-current={at === reached ? 'step' : undefined}>
              {t(`reliefState.${each}`)}
            </li>
          ))}
        </ol>
      )}
      <dl className="relief-facts">
        <dt>{t('relief.situation')}</dt>
        <dd>
          {relief.situation} <span className="muted num">{when(relief.requestedAt)}</span>{' '}
          <span className="muted">{relief.requestedByName}</span>
        </dd>
        {relief.helper !== null && (
          <>
            <dt>{t('relief.helper')}</dt>
            <dd>
              {relief.helper} <span className="muted num">{when(relief.dispatchedAt)}</span>
            </dd>
          </>
        )}
        {relief.given !== null && (
          <>
            <dt>{t('relief.given')}</dt>
            <dd>
              {relief.given}
              {relief.amountFen !== null && <span className="num"> ¥{(relief.amountFen / 100).toFixed(2)}</span>}{' '}
              <span className="muted num">{when(relief.relievedAt)}</span> <span className="muted">{relief.relievedByName}</span>
            </dd>
          </>
        )}
        {relief.cancelReason !== null && (
          <>
            <dt>{t('common.reason')}</dt>
            <dd>{relief.cancelReason}</dd>
          </>
        )}
        {obligation !== null && (
          <>
            <dt>{t('relief.obligation')}</dt>
            <dd>
              <span className="row tight">
                {obligation.what}
                <span className={`tag ${obligationTone[obligation.state]}`}>{t(`obligationState.${obligation.state}`)}</span>
                {obligation.clock !== null && <ClockFacts clock={obligation.clock} />}
              </span>
              {obligation.escalationReason !== null && <span className="muted">{obligation.escalationReason}</span>}
              {obligation.evidence !== null && <span className="muted">{obligation.evidence}</span>}
            </dd>
          </>
        )}
      </dl>
      <div className="row tight">
        {relief.viewerCanDispatch && (
          <button type="button" className="button small primary" onClick={() => setStep('dispatch')}>
            {t('relief.dispatch')}
          </button>
        )}
        {relief.viewerCanDeliver && (
          <button
            type="button"
            className={relief.viewerCanDispatch ? 'button small' : 'button small primary'}
            onClick={() => setStep('deliver')}
          >
            {t('relief.deliver')}
          </button>
        )}
        {relief.viewerCanCancel && (
          <button type="button" className="button small" onClick={() => setStep('cancel')}>
            {t('relief.cancel')}
          </button>
        )}
        {obligation?.viewerCanMeet === true && (
          <button type="button" className="button small primary" onClick={() => setStep('meet')}>
            {t('relief.meet')}
          </button>
        )}
        {obligation?.viewerCanEscalate === true && (
          <button type="button" className="button small" onClick={() => setStep('escalate')}>
            {t('relief.escalate')}
          </button>
        )}
      </div>
      {step !== null && <StepDialog relief={relief} step={step} close={() => setStep(null)} />}
    </article>
  );
}

/** The relief with its clocks read out. */
export type Unmasked = Omit<ReliefPartsFragment, 'clock' | 'obligation'> & {
  readonly clock: ClockPartsFragment | null;
  readonly obligation:
    | (Omit<NonNullable<ReliefPartsFragment['obligation']>, 'clock'> & { readonly clock: ClockPartsFragment | null })
    | null;
};

function StepDialog({ relief, step, close }: { readonly relief: Unmasked; readonly step: Step; readonly close: () => void }): ReactNode {
  const { t } = useTranslation();
  const [dispatch] = useCommand(ReliefDispatch);
  const [deliver] = useCommand(ReliefDeliver);
  const [cancel] = useCommand(ReliefCancel);
  const [meet] = useCommand(ObligationMeet);
  const [escalate] = useCommand(ObligationEscalate);
  const input = { id: relief.id, expectedVersion: relief.version };
  const owed = { id: relief.obligation?.id ?? '', expectedVersion: relief.obligation?.version ?? 0 };
  switch (step) {
    case 'dispatch':
      return (
        <FieldsDialog
          title={t('relief.dispatch')}
          questions={[{ name: 'helper', kind: 'line', label: t('relief.helper'), maxLength: 100 }]}
          send={(answers) => dispatch({ input: { ...input, helper: answers.must('helper') } })}
          close={close}
        />
      );
    case 'deliver':
      return (
        <FieldsDialog
          title={t('relief.deliver')}
          hint={t('relief.deliverHint')}
          questions={[
            { name: 'given', kind: 'text', label: t('relief.given') },
            { name: 'amountFen', kind: 'money', label: t('relief.amount'), optional: true },
            { name: 'paperwork', kind: 'text', label: t('relief.paperwork') },
          ]}
          send={(answers) =>
            deliver({
              input: {
                ...input,
                given: answers.must('given'),
                amountFen: answers.fen('amountFen') ?? null,
                paperwork: answers.must('paperwork'),
              },
            })
          }
          close={close}
        />
      );
    case 'cancel':
      return <ReasonDialog title={t('relief.cancel')} send={(reason) => cancel({ input: { ...input, reason } })} close={close} />;
    case 'meet':
      return (
        <FieldsDialog
          title={t('relief.meet')}
          questions={[{ name: 'evidence', kind: 'text', label: t('relief.evidence') }]}
          send={(answers) => meet({ input: { ...owed, evidence: answers.must('evidence') } })}
          close={close}
        />
      );
    default:
      return (
        <ReasonDialog
          title={t('relief.escalate')}
          hint={t('relief.escalateHint')}
          send={(reason) => escalate({ input: { ...owed, reason } })}
          close={close}
        />
      );
  }
}
