import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type Outcome } from '../../platform/command';
import { Refused } from '../../ui/Refused';
import { CaseHandOverAnswer, CaseMove } from './documents';
import type { CaseShown } from './useCaseFile';

/** What may be done with the case now: the next steps first, then what sets it aside, hands it over or ends it. */
export function CaseActions({ file, householdId }: { readonly file: CaseShown; readonly householdId: string }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [move, moving] = useCommand(CaseMove);
  const [answer, answering] = useCommand(CaseHandOverAnswer);
  const change = { id: file.id, expectedVersion: file.version };
  const dialog = (name: 'caseHandOver' | 'caseSuspend' | 'caseClose' | 'caseReopen' | 'caseResume' | 'caseAbsence', label: string) => (
    <Link to="/cases/$id" params={{ id: householdId }} search={{ tab: 'case', dialog: name }} className="button small">
      {label}
    </Link>
  );
  return (
    <div className="stack">
      <Refused outcome={outcome} />
      <div className="row">
        {file.viewerSteps.map((to, at) => (
          <button
            key={to}
            type="button"
            className={at === 0 ? 'button small primary' : 'button small'}
            disabled={moving}
            onClick={() => void move({ input: { ...change, to } }).then(setOutcome)}
          >
            {t(`caseFile.step.${to}`)}
          </button>
        ))}
        {file.viewerReceives && (
          <button
            type="button"
            className="button small primary"
            disabled={answering}
            onClick={() => void answer({ input: { ...change, accept: true } }).then(setOutcome)}
          >
            {t('caseFile.accept')}
          </button>
        )}
        {file.state === 'TRANSFERRING' && (file.viewerReceives || file.viewerOwns) && (
          <button
            type="button"
            className="button small"
            disabled={answering}
            onClick={() => void answer({ input: { ...change, accept: false } }).then(setOutcome)}
          >
            {file.viewerReceives ? t('caseFile.decline') : t('caseFile.withdraw')}
          </button>
        )}
        {file.viewerCanHandOver && dialog('caseHandOver', t('caseFile.handOver'))}
        {file.viewerCanEdit && file.state === 'CLOSING' && dialog('caseClose', t('caseFile.close'))}
        {file.viewerCanEdit && file.state === 'CLOSED' && dialog('caseReopen', t('caseFile.reopen'))}
        {file.viewerCanEdit && file.state === 'SUSPENDED' && dialog('caseResume', t('caseFile.resume'))}
        {file.viewerOwns && file.viewerCanEdit && file.state !== 'CLOSED' && dialog('caseAbsence', t('caseFile.absence'))}
        {file.viewerCanEdit && file.heldState === null && file.state !== 'CLOSED' && dialog('caseSuspend', t('caseFile.suspend'))}
      </div>
    </div>
  );
}
