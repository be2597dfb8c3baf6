import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type Outcome as Result } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { Refused } from '../../ui/Refused';
import { AssignmentStateTag, ClockTag } from '../../ui/tags';
import { CaseDutyDone } from './documents';
import type { CaseShown } from './useCaseFile';

type Duty = CaseShown['duties'][number];

/** What the owner must see to; a missed visit stays until somebody says what was done about it. */
export function Duties({ file, householdId }: { readonly file: CaseShown; readonly householdId: string }) {
  const { t } = useTranslation();
  const { counts } = file;
  return (
    <Panel
      title={t('caseFile.duties', { open: counts.open, overdue: counts.overdue })}
      flush
      extra={
        file.viewerCanEdit &&
        file.state !== 'CLOSED' && (
          <Link to="/cases/$id" params={{ id: householdId }} search={{ tab: 'case', dialog: 'caseTask' }} className="button small">
            {t('caseFile.addTask')}
          </Link>
        )
      }
    >
      {file.duties.length === 0 ? (
        <Outcome icon="tick" title={t('caseFile.noDuties')} />
      ) : (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('need.clock')}</th>
                <th scope="col">{t('caseFile.kind')}</th>
                <th scope="col">{t('caseFile.what')}</th>
                <th scope="col">{t('caseFile.doneBy')}</th>
                <th scope="col">
                  <span className="sr">{t('common.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {file.duties.map((duty) => (
                <Row key={duty.id} duty={duty} mayEnd={file.viewerCanEdit} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Row({ duty, mayEnd }: { readonly duty: Duty; readonly mayEnd: boolean }) {
  const { t, i18n } = useTranslation();
  const [outcome, setOutcome] = useState<Result<unknown> | null>(null);
  const [asking, setAsking] = useState(false);
  const [finish, busy] = useCommand(CaseDutyDone);
  const missed = duty.visit?.state === 'MISSED';
  const endsByHand = duty.doneAt === null && mayEnd && (duty.kind === 'TASK' || missed);
  const end = (note?: string) => finish({ input: { id: duty.id, expectedVersion: duty.version, note: note ?? null } });
  const service = duty.need?.service ?? duty.visit?.need?.service;
  return (
    <tr className={duty.doneAt === null ? undefined : 'muted'}>
      <td>
        <ClockTag clock={duty.clock} />
      </td>
      <td className="nowrap">{t(`caseFile.dutyKind.${duty.kind}`)}</td>
      <td className="wide">
        {duty.title}
        {duty.need !== null && service !== undefined && (
          <Link to="/board" search={{ need: duty.need.id }}>
            {localName(service, i18n.language)}
          </Link>
        )}
        {duty.visit !== null && service !== undefined && (
          <span className="row tight">
            {localName(service, i18n.language)}
            <span className="num">{formatInstant(duty.visit.startsAt, i18n.language)}</span>
            <AssignmentStateTag state={duty.visit.state} />
          </span>
        )}
        {duty.note !== null && <span className="duty-note">{duty.note}</span>}
        <Refused outcome={outcome} />
      </td>
      <td>
        {duty.doneAt !== null && (
          <>
            {duty.doneByName} <span className="num">{formatInstant(duty.doneAt, i18n.language)}</span>
          </>
        )}
      </td>
      <td className="right nowrap">
        {endsByHand && (
          <button
            type="button"
            className="button small"
            disabled={busy}
            onClick={() => (missed ? setAsking(true) : void end().then(setOutcome))}
          >
            {missed ? t('caseFile.missedDone') : t('caseFile.taskDone')}
          </button>
        )}
        {asking && (
          <ReasonDialog title={t('caseFile.missedDone')} hint={t('caseFile.missedHint')} send={end} close={() => setAsking(false)} />
        )}
      </td>
    </tr>
  );
}
