import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { civilDate } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ClockFacts } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import { InspectionFindingCorrect, InspectionFindingsQuery, InspectionFindingVerify, type Finding } from './documents';
import { ReturnFindingDialog } from './ReturnFindingDialog';
import { findingFilter, type InspectionsSearch } from './search';
import { FindingStateTag } from './tags';

const PAGE = 50;

interface Props {
  readonly search: InspectionsSearch;
  readonly go: (change: (before: InspectionsSearch) => InspectionsSearch) => void;
  readonly close: () => void;
}

/** Findings with their clocks: mended by those on the spot, verified by inspectors. */
export function Findings({ search, go, close }: Props) {
  const { t } = useTranslation();
  const report = useReport();
  const { data } = useSuspenseQuery(InspectionFindingsQuery, {
    variables: { filter: findingFilter(search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const [rectify] = useCommand(InspectionFindingCorrect);
  const { edges } = data.inspectionFindings;
  const open = edges.find(({ node }) => node.id === search.id)?.node;
  return (
    <>
      <PagedTable
        columns={[
          { label: t('inspection.number') },
          { label: t('need.household') },
          { label: t('inspection.found') },
          { label: t('need.state') },
          { label: t('inspection.clock') },
          { label: t('inspection.done') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.inspectionFindings}
        after={search.after}
        onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
        empty={<Outcome icon="tick" title={t('inspection.noFindings')} hint={t('inspection.noFindingsHint')} center />}
      >
        {edges.map(({ node }) => (
          <Row key={node.id} finding={node} act={(dialog) => go((before) => ({ ...before, dialog, id: node.id }))} />
        ))}
      </PagedTable>
      {open !== undefined && search.dialog === 'rectify' && (
        <FieldsDialog
          title={t('inspection.rectify')}
          hint={`${open.item}${t('inspection.colon')}${open.text}`}
          questions={[{ name: 'note', label: t('inspection.whatWasDone'), kind: 'text', maxLength: 1000 }]}
          close={close}
          send={(answers) => rectify({ input: { id: open.id, expectedVersion: open.version, note: answers.must('note') } })}
          done={() => report({ kind: 'done', payload: null }, t('inspection.rectified'))}
        />
      )}
      {open !== undefined && search.dialog === 'return' && <ReturnFindingDialog finding={open} close={close} />}
    </>
  );
}

function Row({ finding, act }: { readonly finding: Finding; readonly act: (dialog: 'rectify' | 'return') => void }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [verify, busy] = useCommand(InspectionFindingVerify);
  const [clock] = finding.clocks;
  return (
    <tr>
      <td className="nowrap">
        <span className="num">{finding.number}</span>
        <span className="muted num need-number">{civilDate(finding.foundAt)}</span>
      </td>
      <td className="nowrap">
        <HouseholdLink household={finding.household} />
        <span className="muted need-number">{finding.area !== null && areaName(finding.area, i18n.language)}</span>
      </td>
      <td className="wide">
        {finding.text}
        <span className="muted need-number">{[finding.item, finding.foundByName].filter(Boolean).join(' · ')}</span>
      </td>
      <td className="nowrap">
        <FindingStateTag state={finding.state} />
      </td>
      <td className="nowrap">{clock !== undefined && <ClockFacts clock={clock} />}</td>
      <td className="wide">
        {finding.rectifyNote}
        {finding.rectifiedByName !== null && finding.rectifiedAt !== null && (
          <span className="muted need-number">
            {finding.rectifiedByName} · <span className="num">{civilDate(finding.rectifiedAt)}</span>
          </span>
        )}
        {finding.verifiedByName !== null && (
          <span className="muted need-number">{t('inspection.verifiedBy', { name: finding.verifiedByName })}</span>
        )}
        {finding.state === 'OPEN' && finding.returnReason !== null && (
          <span className="late-text need-number">{t('inspection.sentBack', { n: finding.returns, reason: finding.returnReason })}</span>
        )}
      </td>
      <td className="right nowrap">
        <span className="row tight">
          {finding.viewerCanCorrect && (
            <button type="button" className="button small primary" onClick={() => act('rectify')}>
              {t('inspection.rectify')}
            </button>
          )}
          {finding.viewerCanVerify && (
            <>
              <button
                type="button"
                className="button small primary"
                disabled={busy}
                onClick={() =>
                  void verify({ input: { id: finding.id, expectedVersion: finding.version } }).then((outcome) =>
                    report(outcome, t('inspection.verified')),
                  )
                }
              >
                {t('inspection.verify')}
              </button>
              <button type="button" className="button small quiet" onClick={() => act('return')}>
                {t('inspection.return')}
              </button>
            </>
          )}
        </span>
      </td>
    </tr>
  );
}
