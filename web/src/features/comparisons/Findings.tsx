import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ComparisonFindingKind } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { HouseholdLink } from '../households/HouseholdLink';
import {
  ComparisonFindingClose,
  ComparisonFindingsQuery,
  ComparisonLeadsCreate,
  type Comparison,
  type Finding,
  type Run,
} from './documents';
import { Person } from './Person';
import { findingFilter, KINDS, SHOWN_STATES, type ComparisonSearch } from './search';

const PAGE = 50;

interface Props {
  readonly comparison: Comparison;
  readonly run: Run;
  readonly search: ComparisonSearch;
  readonly deferred: ComparisonSearch;
  readonly go: (change: (before: ComparisonSearch) => ComparisonSearch) => void;
  readonly close: () => void;
}

/** Differences to decide on: each becomes a lead or is settled with a reason. */
export function Findings({ comparison, run, search, deferred, go, close }: Props) {
  const { t } = useTranslation();
  const report = useReport();
  const [make, busy] = useCommand(ComparisonLeadsCreate);
  const kinds = search.kind === undefined ? comparison.wanted : [search.kind];
  const open = comparison.findingCounts
    .filter(({ kind, state }) => state === 'OPEN' && kinds.includes(kind))
    .reduce((sum, { count }) => sum + count, 0);
  const set = (change: Partial<ComparisonSearch>) => go(({ after: _after, kind, state, changed }) => ({ kind, state, changed, ...change }));
  return (
    <section className="panel flush" aria-label={t('comparison.findings')} aria-busy={deferred !== search}>
      <header className="comparison-head">
        <h2>{t('comparison.findings')}</h2>
        <div className="row">
          <Select<ComparisonFindingKind | 'all'>
            aria-label={t('comparison.kind')}
            value={search.kind ?? 'all'}
            onChange={(value) => set({ kind: value === 'all' ? undefined : value })}
            options={[
              { value: 'all' as const, label: t('comparison.allKinds') },
              ...KINDS.map((value) => ({ value, label: t(`comparisonKind.${value}`) })),
            ]}
            popupMatchSelectWidth={false}
          />
          <Select
            aria-label={t('need.state')}
            value={search.state ?? (search.changed === undefined ? 'OPEN' : 'all')}
            onChange={(value) => set({ state: value })}
            options={SHOWN_STATES.map((value) => ({ value, label: t(`comparison.state.${value}`) }))}
            popupMatchSelectWidth={false}
          />
          <label className="row tight nowrap">
            <input
              type="checkbox"
              checked={search.changed === true}
              onChange={(event) => set({ changed: event.target.checked ? true : undefined, state: undefined })}
            />
            {t('comparison.changedOnly')}
          </label>
          {comparison.viewerCanRun && open > 0 && (
            <button
              type="button"
              className="button small"
              disabled={busy}
              onClick={() =>
                void make({ input: { requestId: newRequestId(), comparisonId: comparison.id, kinds: [...kinds] } }).then((outcome) =>
                  report(outcome, t('comparison.allOrdered')),
                )
              }
            >
              <Icon name="arrow" />
              {t('comparison.allToLeads', { n: open })}
            </button>
          )}
        </div>
      </header>
      <Boundary resetKey={JSON.stringify(deferred)}>
        <Rows comparison={comparison} run={run} search={deferred} go={go} close={close} />
      </Boundary>
    </section>
  );
}

function Rows({ comparison, run, search, go, close }: Omit<Props, 'deferred'>) {
  const { t } = useTranslation();
  const report = useReport();
  const { data } = useSuspenseQuery(ComparisonFindingsQuery, {
    variables: { filter: findingFilter(comparison.id, run.id, search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const [settle] = useCommand(ComparisonFindingClose);
  const settled = data.comparisonFindings.edges.find(({ node }) => node.id === search.id)?.node;
  return (
    <>
      <PagedTable
        columns={[
          { label: t('comparison.kind') },
          { label: t(`comparisonList.${comparison.leftKind}`) },
          { label: t(`comparisonList.${comparison.rightKind}`) },
          { label: t('need.area') },
          { label: t('need.state') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.comparisonFindings}
        after={search.after}
        onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
        empty={<Outcome icon="tick" title={t('comparison.noFindings')} hint={t('comparison.noFindingsHint')} />}
      >
        {data.comparisonFindings.edges.map(({ node }) => (
          <Row
            key={node.id}
            finding={node}
            comparisonId={comparison.id}
            settle={() => go((before) => ({ ...before, dialog: 'settle', id: node.id }))}
          />
        ))}
      </PagedTable>
      {settled !== undefined && search.dialog === 'settle' && (
        <ReasonDialog
          title={t('comparison.settle')}
          hint={t('comparison.settleHint')}
          close={close}
          send={async (reason) => {
            const outcome = await settle({ input: { id: settled.id, expectedVersion: settled.version, reason } });
            if (outcome.kind === 'done') report(outcome, t('comparison.settled'));
            return outcome;
          }}
        />
      )}
    </>
  );
}

const tones = { OPEN: 'soon', LEAD: 'soon', DECIDED: 'done', SETTLED: 'done', GONE: '' } as const;

function Row({ finding, comparisonId, settle }: { readonly finding: Finding; readonly comparisonId: string; readonly settle: () => void }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [make, busy] = useCommand(ComparisonLeadsCreate);
  return (
    <tr>
      <td className="nowrap">
        {t(`comparisonKind.${finding.kind}`)}
        {finding.reasons.length > 0 && (
          <span className="muted need-number">
            {finding.reasons.map((reason) => t(`comparisonConflict.${reason}`)).join(t('comparison.comma'))}
          </span>
        )}
      </td>
      <td className="wide">
        <Person party={finding.left} />
      </td>
      <td className="wide">
        <Person party={finding.right} />
        {finding.household !== null && <HouseholdLink household={finding.household} />}
      </td>
      <td>{finding.area !== null && areaName(finding.area, i18n.language)}</td>
      <td className="nowrap">
        <span className={`tag ${tones[finding.state]}`}>
          {finding.leadWanted ? t('comparison.making') : t(`comparison.state.${finding.state}`)}
        </span>
        {finding.lead !== null && (
          <span className="need-number">
            <Link to="/intake" search={{ tab: finding.lead.decision === null ? 'triage' : 'all', lead: finding.lead.id }} className="num">
              {finding.lead.number}
            </Link>
            {finding.lead.decision !== null && <span className="muted"> {t(`lead.outcome.${finding.lead.decision}`)}</span>}
          </span>
        )}
        {finding.settleReason !== null && (
          <span className="muted need-number">
            {finding.settledByName} · {finding.settleReason}
          </span>
        )}
      </td>
      <td className="right nowrap">
        {finding.viewerCanDecide && (
          <span className="row tight">
            <button
              type="button"
              className="button small primary"
              disabled={busy}
              onClick={() =>
                void make({ input: { requestId: newRequestId(), comparisonId, findingIds: [finding.id] } }).then((outcome) =>
                  report(outcome, t('comparison.toLeadDone')),
                )
              }
            >
              {t('comparison.toLead')}
            </button>
            <button type="button" className="button small quiet" onClick={settle}>
              {t('comparison.settle')}
            </button>
          </span>
        )}
      </td>
    </tr>
  );
}
