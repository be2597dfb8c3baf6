import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { useViewer } from '../session/viewer';
import { ResourceRegisterListQuery, ResourceWithdraw } from './documents';
import { PromiseDialog } from './PromiseDialog';
import { shownQuantity } from './quantity';
import { closed, type ResourcesSearch } from './search';

const PAGE = 50;

interface Props {
  readonly search: ResourcesSearch;
  readonly go: (change: (before: ResourcesSearch) => ResourcesSearch) => void;
}

/** Who offers what, where, until when, and how much is left. */
export function Register({ search, go }: Props) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const { can } = useViewer();
  const { data } = useSuspenseQuery(ResourceRegisterListQuery, {
    variables: { first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const [withdraw, busy] = useCommand(ResourceWithdraw);
  const open = data.resources.edges.find(({ node }) => node.id === search.id)?.node;
  return (
    <>
      <PagedTable
        columns={[
          { label: t('resource.what') },
          { label: t('resource.kind') },
          { label: t('resource.where') },
          { label: t('resource.offered'), align: 'right' },
          { label: t('resource.left'), align: 'right' },
          { label: t('resource.until') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.resources}
        after={search.after}
        onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
        empty={<Outcome icon="team" title={t('resource.registerEmpty')} hint={t('resource.registerEmptyHint')} />}
      >
        {data.resources.edges.map(({ node }) => (
          <tr key={node.id}>
            <td className="wide">
              {node.name}
              <span className="muted need-number">{[node.provider, node.note].filter(Boolean).join(' · ')}</span>
            </td>
            <td>{t(`resourceKind.${node.kind}`)}</td>
            <td>{node.area === null ? '' : areaName(node.area, i18n.language)}</td>
            <td className="right num nowrap">
              {shownQuantity(node.offered, node.unit, i18n.language)}
              <span className="muted need-number">
                {t('resource.promisedOf', { quantity: shownQuantity(node.promised, node.unit, i18n.language) })}
              </span>
            </td>
            <td className="right num nowrap">{shownQuantity(node.left, node.unit, i18n.language)}</td>
            <td className="num nowrap">
              {node.withdrawnAt === null ? (node.untilDay ?? t('resource.noEnd')) : <span className="tag">{t('resource.withdrawn')}</span>}
            </td>
            <td className="right nowrap">
              <span className="row tight">
                {can('resource:link') && node.left > 0 && (
                  <button
                    type="button"
                    className="button small primary"
                    onClick={() => go((before) => ({ ...before, dialog: 'promise', id: node.id }))}
                  >
                    {t('resource.promise')}
                  </button>
                )}
                {node.viewerCanWithdraw && (
                  <button
                    type="button"
                    className="button small quiet"
                    disabled={busy}
                    onClick={() =>
                      void withdraw({ input: { id: node.id, expectedVersion: node.version } }).then((outcome) =>
                        report(outcome, t('resource.withdrawn')),
                      )
                    }
                  >
                    {t('resource.withdraw')}
                  </button>
                )}
              </span>
            </td>
          </tr>
        ))}
      </PagedTable>
      {open !== undefined && search.dialog === 'promise' && <PromiseDialog offer={open} close={() => go(closed)} />}
    </>
  );
}
