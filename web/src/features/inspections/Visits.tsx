import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { PagedTable } from '../../ui/PagedTable';
import { HouseholdLink } from '../households/HouseholdLink';
import { InspectionFindingVerify, InspectionVisitsQuery, type Plan, type Visit } from './documents';
import { ReturnFindingDialog } from './ReturnFindingDialog';
import type { InspectionSearch } from './search';
import { FindingStateTag } from './tags';
import { VisitDialog } from './VisitDialog';

const PAGE = 50;

interface Props {
  readonly plan: Plan;
  readonly search: InspectionSearch;
  readonly go: (change: (before: InspectionSearch) => InspectionSearch) => void;
  readonly close: () => void;
}

/** The sample in the order of its draw; what was found stands with the visit. */
export function Visits({ plan, search, go, close }: Props) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(InspectionVisitsQuery, {
    variables: { id: plan.id, first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const visits = data.inspectionPlan?.visits;
  if (visits === undefined) return null;
  const nodes = visits.edges.map(({ node }) => node);
  const visit = search.dialog === 'visit' ? nodes.find((node) => node.id === search.id) : undefined;
  const finding = search.dialog === 'return' ? nodes.flatMap((node) => node.findings).find((each) => each.id === search.id) : undefined;
  return (
    <>
      <PagedTable
        columns={[
          { label: t('inspection.position'), align: 'right' },
          { label: t('need.household') },
          { label: t('need.area') },
          { label: t('inspection.outcome') },
          { label: t('inspection.findings') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={visits}
        after={search.after}
        onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
      >
        {nodes.map((node) => (
          <Row key={node.id} visit={node} go={go} />
        ))}
      </PagedTable>
      {visit !== undefined && <VisitDialog plan={plan} visit={visit} close={close} />}
      {finding !== undefined && <ReturnFindingDialog finding={finding} close={close} />}
    </>
  );
}

function Row({ visit, go }: { readonly visit: Visit; readonly go: Props['go'] }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [verify, busy] = useCommand(InspectionFindingVerify);
  return (
    <tr>
      <td className="num right">{visit.position}</td>
      <td className="nowrap">
        <HouseholdLink household={visit.household} />
        <span className="muted num need-number">{visit.household?.number}</span>
      </td>
      <td>{visit.area !== null && areaName(visit.area, i18n.language)}</td>
      <td className="nowrap">
        {visit.outcome === null ? <span className="muted">{t('inspection.toCome')}</span> : t(`inspectionOutcome.${visit.outcome}`)}
        {visit.visitedAt !== null && (
          <span className="muted need-number">
            {visit.inspectorName} · <span className="num">{formatInstant(visit.visitedAt, i18n.language)}</span>
          </span>
        )}
      </td>
      <td className="wide">
        {visit.findings.map((finding) => (
          <div key={finding.id} className="inspection-finding">
            <FindingStateTag state={finding.state} />
            <span>
              {finding.text}
              <span className="muted need-number">
                {[
                  finding.number,
                  finding.item,
                  finding.rectifyNote && `${finding.rectifiedByName ?? ''}${t('inspection.colon')}${finding.rectifyNote}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {finding.viewerCanVerify && (
              <span className="row tight">
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
                <button
                  type="button"
                  className="button small quiet"
                  onClick={() => go((before) => ({ ...before, dialog: 'return', id: finding.id }))}
                >
                  {t('inspection.return')}
                </button>
              </span>
            )}
          </div>
        ))}
        {visit.note !== null && <span className="muted">{visit.note}</span>}
      </td>
      <td className="right nowrap">
        {visit.viewerCanRecord && (
          <button
            type="button"
            className="button small primary"
            onClick={() => go((before) => ({ ...before, dialog: 'visit', id: visit.id }))}
          >
            {t('inspection.record')}
          </button>
        )}
      </td>
    </tr>
  );
}
