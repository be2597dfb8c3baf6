import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { ApplicationSubmit, ApplicationTrip, ApplicationWithdraw, type Application } from './documents';

const route = getRouteApi('/staff/assistance');

/** What the viewer may do with an application now; the server says what that is. */
export function ApplicationCommands({ application, close }: { readonly application: Application; readonly close: () => void }) {
  const { t } = useTranslation();
  const report = useReport();
  const { dialog } = route.useSearch();
  const [submit, submitting] = useCommand(ApplicationSubmit);
  const [trip, counting] = useCommand(ApplicationTrip);
  const [withdraw] = useCommand(ApplicationWithdraw);
  const input = { id: application.id, expectedVersion: application.version };
  const step = (name: 'edit' | 'return' | 'withdraw' | 'decide' | 'meeting' | 'document', text: string, primary = false) => (
    <Link
      from="/assistance"
      to="/assistance"
      search={(before) => ({ ...before, dialog: name })}
      className={primary ? 'button small primary' : 'button small'}
    >
      {text}
    </Link>
  );
  return (
    <span className="row tight">
      {application.viewerCanEdit && step('edit', t('common.edit'))}
      {application.viewerCanWithdraw && step('document', t('assistance.addDocument'))}
      {application.viewerCanWithdraw && (
        <button
          type="button"
          className="button small"
          disabled={counting}
          onClick={() => void trip({ input }).then((outcome) => report(outcome, t('assistance.tripCounted')))}
        >
          {t('assistance.countTrip')}
        </button>
      )}
      {application.viewerCanEdit && (
        <button
          type="button"
          className="button small primary"
          disabled={submitting}
          onClick={() => void submit({ input }).then((outcome) => report(outcome, t('assistance.submitted')))}
        >
          {t('assistance.submit')}
        </button>
      )}
      {application.viewerCanWithdraw && step('withdraw', t('assistance.withdraw'))}
      {application.viewerCanDecide && step('return', t('assistance.return'))}
      {application.viewerCanDecide &&
        application.capFen !== null &&
        application.individualDecision === null &&
        step('meeting', t('assistance.recordMeeting'))}
      {application.viewerCanDecide && step('decide', t('assistance.decide'), true)}
      {dialog === 'withdraw' && application.viewerCanWithdraw && (
        <ReasonDialog
          title={t('assistance.withdrawTitle')}
          hint={t('assistance.withdrawHint')}
          send={(reason) => withdraw({ input: { ...input, reason } })}
          close={close}
        />
      )}
    </span>
  );
}
