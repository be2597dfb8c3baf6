import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { ClockFacts, useRuleName } from '../clocks/ClockFacts';
import { AbsenceDialog } from './AbsenceDialog';
import { CaseActions } from './CaseActions';
import { CaseOpenDialog } from './CaseOpenDialog';
import { CaseStateTag } from './CaseStateTag';
import { CaseTrail } from './CaseTrail';
import './cases.css';
import { CaseClose, CaseReopen, CaseResume } from './documents';
import { Duties } from './Duties';
import { HandOverDialog } from './HandOverDialog';
import { Owners } from './Owners';
import { SuspendDialog } from './SuspendDialog';
import { TaskDialog } from './TaskDialog';
import { useCaseFile } from './useCaseFile';

const route = getRouteApi('/staff/cases/$id');

/** The case of a household: where it stands, who answers for what, and what happened. */
export default function CaseTab() {
  const { t, i18n } = useTranslation();
  const ruleName = useRuleName();
  const { id } = route.useParams();
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const { household, file } = useCaseFile(id);
  const [closeCase] = useCommand(CaseClose);
  const [reopen] = useCommand(CaseReopen);
  const [resume] = useCommand(CaseResume);
  const close = (): void => void navigate({ search: ({ dialog: _dialog, ...rest }) => rest });
  const openButton = household.viewerCanOpenCase && (
    <Link to="/cases/$id" params={{ id }} search={{ tab: 'case', dialog: 'caseOpen' }} className="button primary">
      <Icon name="plus" />
      {t('caseFile.open')}
    </Link>
  );

  return (
    <>
      {file === undefined ? (
        <Outcome icon="file" title={t('caseFile.none')} hint={t('caseFile.noneHint')} actions={openButton} center />
      ) : (
        <div className="case-grid">
          <div className="stack">
            <Panel title={t('caseFile.title', { number: file.number })} extra={<CaseStateTag state={file.state} />}>
              <div className="stack">
                {file.state === 'TRANSFERRING' && (
                  <Notice tone="now">{t('caseFile.transferring', { name: file.receiverName ?? '' })}</Notice>
                )}
                {file.state === 'SUSPENDED' && <Notice tone="soon">{t('caseFile.suspended', { date: file.resumeOn ?? '' })}</Notice>}
                {file.coverName !== null && (
                  <Notice tone="now">{t('caseFile.covered', { owner: file.ownerName ?? '', cover: file.coverName })}</Notice>
                )}
                <dl className="facts">
                  <dt>{t('caseFile.owner')}</dt>
                  <dd>{file.ownerName ?? t('common.hidden')}</dd>
                  <dt>{t('caseFile.reason')}</dt>
                  <dd>{file.reason}</dd>
                  <dt>{t('caseFile.openedAt')}</dt>
                  <dd className="num">{formatInstant(file.openedAt, i18n.language)}</dd>
                  {file.clocks.length > 0 && (
                    <>
                      <dt>{t('caseFile.clocks')}</dt>
                      <dd>
                        {file.clocks.map((clock) => (
                          <span key={clock.id} className="row tight">
                            {ruleName(clock.rule.key)} <ClockFacts clock={clock} />
                          </span>
                        ))}
                      </dd>
                    </>
                  )}
                  {file.closedAt !== null && (
                    <>
                      <dt>{t('caseFile.closedAt')}</dt>
                      <dd>
                        <span className="num">{formatInstant(file.closedAt, i18n.language)}</span> {file.closeReason}
                      </dd>
                    </>
                  )}
                </dl>
                <CaseActions file={file} householdId={id} />
                {file.state === 'CLOSED' && openButton}
              </div>
            </Panel>
            <Duties file={file} householdId={id} />
          </div>
          <div className="stack">
            <Owners file={file} />
            <CaseTrail household={household} file={file} />
          </div>
        </div>
      )}
      {dialog === 'caseOpen' && <CaseOpenDialog household={household} close={close} />}
      {file !== undefined && dialog === 'caseHandOver' && <HandOverDialog file={file} areaCode={household.area.code} close={close} />}
      {file !== undefined && dialog === 'caseTask' && <TaskDialog file={file} close={close} />}
      {file !== undefined && dialog === 'caseSuspend' && <SuspendDialog file={file} close={close} />}
      {file !== undefined && dialog === 'caseAbsence' && <AbsenceDialog areaCode={household.area.code} close={close} />}
      {file !== undefined && dialog === 'caseClose' && (
        <ReasonDialog
          title={t('caseFile.close')}
          hint={t('caseFile.closeHint', { count: file.counts.open })}
          send={(reason) => closeCase({ input: { id: file.id, expectedVersion: file.version, reason } })}
          close={close}
        />
      )}
      {file !== undefined && dialog === 'caseReopen' && (
        <ReasonDialog
          title={t('caseFile.reopen')}
          send={(reason) => reopen({ input: { id: file.id, expectedVersion: file.version, reason } })}
          close={close}
        />
      )}
      {file !== undefined && dialog === 'caseResume' && (
        <ReasonDialog
          title={t('caseFile.resume')}
          send={(reason) => resume({ input: { id: file.id, expectedVersion: file.version, reason } })}
          close={close}
        />
      )}
    </>
  );
}
