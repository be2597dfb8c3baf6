import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { Panel } from '../../ui/Panel';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { useViewer } from '../session/viewer';
import { DelegationDialog } from './DelegationDialog';

const DelegationsPanelQuery = graphql(`
  query DelegationsPanel($after: String) {
    delegations(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          programme
          validFrom
          validUntil
          document
          endedAt
          endReason
          version
          viewerCanEnd
          fromArea {
            code
            name
            nameEn
          }
          toArea {
            code
            name
            nameEn
          }
        }
      }
    }
  }
`);

const DelegationEnd = graphql(`
  mutation DelegationEnd($input: DelegationEndInput!) {
    delegationEnd(input: $input) {
      delegation {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const route = getRouteApi('/staff/admin');

/** Which district handed which power to decide to which town, and from when until when. */
export function DelegationsPanel() {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { after } = route.useSearch();
  const { can, system } = useViewer();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<{ readonly id: string; readonly version: number } | null>(null);
  const [end] = useCommand(DelegationEnd);
  const { data } = useSuspenseQuery(DelegationsPanelQuery, { variables: { after: after ?? null }, fetchPolicy: 'cache-and-network' });
  const { edges } = data.delegations;
  const name = (area: { readonly name: string; readonly nameEn: string | null } | null): string =>
    area === null ? '' : localName(area, i18n.language);
  return (
    <Panel
      title={t('admin.delegations')}
      flush
      extra={
        can('delegation:edit') && (
          <button type="button" className="button primary" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t('admin.newDelegation')}
          </button>
        )
      }
    >
      <PagedTable
        columns={[
          { label: t('assistance.programme') },
          { label: t('admin.delegationFrom') },
          { label: t('admin.delegationTo') },
          { label: t('admin.policyFrom') },
          { label: t('admin.delegationUntil') },
          { label: t('admin.policyDocument') },
          { label: t('admin.state') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.delegations}
        after={after}
        onTurn={(next) => void navigate({ search: (before) => ({ ...before, after: next }) })}
        empty={<Outcome icon="file" title={t('admin.noDelegations')} hint={t('admin.noDelegationsHint')} center />}
      >
        {edges.map(({ node }) => {
          const state =
            node.endedAt !== null || (node.validUntil !== null && node.validUntil <= system.today)
              ? 'ended'
              : node.validFrom > system.today
                ? 'coming'
                : 'inForce';
          return (
            <tr key={node.id}>
              <td>{t(`programme.${node.programme}`)}</td>
              <td>{name(node.fromArea)}</td>
              <td>{name(node.toArea)}</td>
              <td className="num nowrap">{node.validFrom}</td>
              <td className="num nowrap">{node.validUntil ?? t('admin.delegationOpen')}</td>
              <td className="wide">
                {node.document}
                {node.endReason !== null && ` · ${node.endReason}`}
              </td>
              <td>
                <span className={state === 'inForce' ? 'tag done' : 'tag'}>{t(`admin.delegationState.${state}`)}</span>
              </td>
              <td className="right">
                {node.viewerCanEnd && state !== 'ended' && (
                  <button type="button" className="button small" onClick={() => setEnding({ id: node.id, version: node.version })}>
                    {t('admin.delegationEnd')}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </PagedTable>
      {adding && <DelegationDialog close={() => setAdding(false)} />}
      {ending !== null && (
        <ReasonDialog
          title={t('admin.delegationEnd')}
          hint={t('admin.delegationEndHint')}
          send={(reason) => end({ input: { id: ending.id, expectedVersion: ending.version, reason } })}
          close={() => setEnding(null)}
        />
      )}
    </Panel>
  );
}
