import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { PoliciesPanelQuery as Policies } from '../../gql/graphql';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Notice } from '../../ui/Notice';
import { PagedTable } from '../../ui/PagedTable';
import { Panel } from '../../ui/Panel';
import { useViewer } from '../session/viewer';
import { PolicyDialog } from './PolicyDialog';

const PoliciesPanelQuery = graphql(`
  query PoliciesPanel($filter: PolicyParameterFilter!, $after: String) {
    policyParameters(filter: $filter, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          key
          residence
          value
          unit
          validFrom
          source
          sample
          void
          document
          issuedBy
          recordedAt
          recordedByName
          area {
            code
            name
            nameEn
          }
        }
      }
    }
  }
`);

export type Policy = Policies['policyParameters']['edges'][number]['node'];

const route = getRouteApi('/staff/admin');

/** Numbers of policy: what holds today, or everything that was ever recorded. */
export function PoliciesPanel() {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { after, key, history = false } = route.useSearch();
  const { can, system } = useViewer();
  const [editing, setEditing] = useState<Policy | null>(null);
  const { data } = useSuspenseQuery(PoliciesPanelQuery, {
    variables: {
      filter: { ...(key === undefined ? {} : { keyPrefix: key }), ...(history ? {} : { inForceOn: system.today }) },
      after: after ?? null,
    },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.policyParameters;
  return (
    <Panel
      title={t('admin.policies')}
      flush
      extra={
        <span className="row tight">
          <Input.Search
            allowClear
            defaultValue={key ?? ''}
            aria-label={t('admin.policyKey')}
            placeholder={t('admin.policyKey')}
            style={{ width: 220 }}
            onSearch={(text) =>
              void navigate({ search: (before) => ({ ...before, after: undefined, key: text.trim() === '' ? undefined : text.trim() }) })
            }
          />
          <Switch
            checked={history}
            checkedChildren={t('admin.policyHistory')}
            unCheckedChildren={t('admin.policyHistory')}
            aria-label={t('admin.policyHistory')}
            onChange={(on) => void navigate({ search: (before) => ({ ...before, after: undefined, history: on || undefined }) })}
          />
        </span>
      }
    >
      {edges.some(({ node }) => node.sample) && (
        <div className="mapping-missing">
          <Notice tone="soon">{t('admin.policySampleHint')}</Notice>
        </div>
      )}
      <PagedTable
        columns={[
          { label: t('admin.policyKey') },
          { label: t('need.area') },
          { label: t('admin.policyFor') },
          { label: t('admin.policyValue'), align: 'right' },
          { label: t('admin.policyUnit') },
          { label: t('admin.policyFrom') },
          { label: t('admin.policySource') },
          { label: t('admin.policyRecorded') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.policyParameters}
        after={after}
        onTurn={(next) => void navigate({ search: (before) => ({ ...before, after: next }) })}
      >
        {edges.map(({ node }) => (
          <tr key={node.id}>
            <td className="nowrap">
              <code>{node.key}</code>
              {node.sample && <span className="tag soon">{t('admin.sample')}</span>}
              {node.void && <span className="tag late">{t('admin.policyVoid')}</span>}
            </td>
            <td>{node.area === null ? t('admin.policyCity') : areaName(node.area, i18n.language)}</td>
            <td>{node.residence === null ? t('admin.policyAll') : t(`assistance.residences.${node.residence}`)}</td>
            <td className="num right">{node.value}</td>
            <td>{node.unit}</td>
            <td className="num nowrap">{node.validFrom}</td>
            <td className="wide">{[node.document ?? node.source, ...node.issuedBy].filter(Boolean).join(' · ')}</td>
            <td className="nowrap">
              {node.recordedByName !== null && `${node.recordedByName} · ${formatInstant(node.recordedAt, i18n.language)}`}
            </td>
            <td className="right">
              {can('parameter:edit') && (
                <button
                  type="button"
                  className="button small"
                  aria-label={t('admin.policyChange', { key: node.key })}
                  onClick={() => setEditing(node)}
                >
                  {t('common.edit')}
                </button>
              )}
            </td>
          </tr>
        ))}
      </PagedTable>
      {editing !== null && <PolicyDialog policy={editing} close={() => setEditing(null)} />}
    </Panel>
  );
}
