import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { AssignmentCancel, AssignmentMiss, AssignmentVerify } from './documents';

interface Props {
  readonly assignment: {
    readonly id: string;
    readonly version: number;
    readonly state: string;
    readonly viewerCanVerify: boolean;
    readonly viewerCanCancel: boolean;
  };
}

/** What a coordinator may do with an assignment: confirm the record, call it off, note that nobody came. */
export function AssignmentActions({ assignment }: Props) {
  const { t } = useTranslation();
  const report = useReport();
  const [asking, setAsking] = useState<'cancel' | 'miss' | null>(null);
  const [verify, verifying] = useCommand(AssignmentVerify);
  const [cancel] = useCommand(AssignmentCancel);
  const [miss] = useCommand(AssignmentMiss);
  const base = { id: assignment.id, expectedVersion: assignment.version };
  if (!assignment.viewerCanVerify && !assignment.viewerCanCancel) return null;
  return (
    <div className="row tight">
      {assignment.viewerCanVerify && (
        <button
          type="button"
          className="button primary small"
          disabled={verifying}
          onClick={() => void verify({ input: base }).then((outcome) => report(outcome, t('match.verified')))}
        >
          {t('match.verify')}
        </button>
      )}
      {assignment.viewerCanCancel && (
        <>
          <button type="button" className="button small" onClick={() => setAsking('cancel')}>
            {t('match.cancelAssignment')}
          </button>
          <button type="button" className="button small" onClick={() => setAsking('miss')}>
            {t('match.missAssignment')}
          </button>
        </>
      )}
      {asking !== null && (
        <ReasonDialog
          title={asking === 'cancel' ? t('match.cancelAssignment') : t('match.missAssignment')}
          send={(reason) => (asking === 'cancel' ? cancel : miss)({ input: { ...base, reason } })}
          close={() => setAsking(null)}
        />
      )}
    </div>
  );
}
