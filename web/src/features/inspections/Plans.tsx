import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { areaName } from '../../platform/local-name';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { InspectionPlansQuery } from './documents';
import type { InspectionsSearch } from './search';
import { PlanStateTag } from './tags';

const PAGE = 50;

interface Props {
  readonly search: InspectionsSearch;
  readonly go: (change: (before: InspectionsSearch) => InspectionsSearch) => void;
}

/** Plans, the newest first, with what is left of each. */
export function Plans({ search, go }: Props) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(InspectionPlansQuery, {
    variables: { first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable
      columns={[
        { label: t('inspection.title') },
        { label: t('need.area') },
        { label: t('need.state') },
        { label: t('inspection.days') },
        { label: t('inspection.visited'), align: 'right' },
        { label: t('inspection.findings'), align: 'right' },
        { label: t('inspection.findingState.left'), align: 'right' },
        { label: t('inspection.createdBy') },
      ]}
      connection={data.inspectionPlans}
      after={search.after}
      onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
      empty={<Outcome icon="eye" title={t('inspection.noPlans')} hint={t('inspection.noPlansHint')} center />}
    >
      {data.inspectionPlans.edges.map(({ node }) => {
        const left = node.progress.open + node.progress.rectified;
        return (
          <tr key={node.id}>
            <td className="wide">
              <Link to="/inspections/$id" params={{ id: node.id }}>
                {node.title}
              </Link>
            </td>
            <td className="nowrap">{node.area !== null && areaName(node.area, i18n.language)}</td>
            <td className="nowrap">
              <PlanStateTag state={node.state} />
            </td>
            <td className="num nowrap">{t('inspection.fromTo', { from: node.fromDay, until: node.untilDay })}</td>
            <td className="num right nowrap">
              {node.state === 'PLANNED' ? `— / ${node.wanted}` : `${node.progress.visited} / ${node.progress.visits}`}
            </td>
            <td className="num right">{node.progress.findings}</td>
            <td className="num right">{left > 0 ? <strong>{left}</strong> : 0}</td>
            <td className="nowrap">{node.createdByName ?? t('common.hidden')}</td>
          </tr>
        );
      })}
    </PagedTable>
  );
}
