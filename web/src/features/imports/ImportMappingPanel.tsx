import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand, type Outcome } from '../../platform/command';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { missingFields } from './mapping';

const ImportMappingPanelFragment = graphql(`
  fragment ImportMappingPanel on ImportBatch {
    id
    kind
    state
    version
    columns {
      header
      sample
    }
    mapping {
      header
      field
    }
  }
`);

const ImportTargetFieldsQuery = graphql(`
  query ImportTargetFields($kind: ImportKind!) {
    importTargetFields(kind: $kind) {
      key
      labelZh
      labelEn
      required
      instead
      example
    }
  }
`);

const ImportMap = graphql(`
  mutation ImportMap($input: ImportMapInput!) {
    importMap(input: $input) {
      importBatch {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Which column of the file is which fact; a change checks the file anew. */
export function ImportMappingPanel({ batch }: { readonly batch: FragmentType<typeof ImportMappingPanelFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: ImportMappingPanelFragment, from: batch });
  const { data: target } = useSuspenseQuery(ImportTargetFieldsQuery, { variables: { kind: data.kind } });
  const [mapping, setMapping] = useState<Readonly<Record<string, string | null>>>(() =>
    Object.fromEntries(data.mapping.map((each) => [each.header, each.field])),
  );
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [map, busy] = useCommand(ImportMap);
  const label = (field: (typeof target.importTargetFields)[number]): string => (i18n.language === 'en' ? field.labelEn : field.labelZh);
  const editable = data.state === 'CHECKED' || data.state === 'UPLOADED';
  const changed = data.mapping.some((each) => (mapping[each.header] ?? null) !== each.field);
  const missing = missingFields(target.importTargetFields, mapping);

  async function save(): Promise<void> {
    setOutcome(
      await map({
        input: {
          id: data.id,
          expectedVersion: data.version,
          mapping: data.columns.map(({ header }) => ({ header, field: mapping[header] ?? null })),
        },
      }),
    );
  }

  if (data.columns.length === 0) return null;
  return (
    <Panel
      title={t('import.mapping')}
      flush
      extra={
        editable && (
          <button
            type="button"
            className={changed ? 'button primary small' : 'button small'}
            disabled={!changed || busy}
            onClick={() => void save()}
          >
            {t('import.recheck')}
          </button>
        )
      }
    >
      {missing.length > 0 && (
        <div className="mapping-missing">
          <Notice tone="now">{t('import.missingFields', { fields: missing.map(label).join(t('common.listJoin')) })}</Notice>
        </div>
      )}
      <Refused outcome={outcome} />
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.sample')}</th>
              <th scope="col">{t('import.field')}</th>
            </tr>
          </thead>
          <tbody>
            {data.columns.map((column) => (
              <tr key={column.header}>
                <td>{column.header}</td>
                <td className="muted sample">{column.sample.join(' · ')}</td>
                <td>
                  <Select
                    aria-label={t('import.fieldFor', { header: column.header })}
                    allowClear
                    disabled={!editable}
                    showSearch={{ optionFilterProp: 'label' }}
                    placeholder={t('import.ignored')}
                    style={{ width: 240 }}
                    value={mapping[column.header] ?? null}
                    onChange={(field: string | null | undefined) => setMapping((before) => ({ ...before, [column.header]: field ?? null }))}
                    options={target.importTargetFields.map((field) => ({
                      value: field.key,
                      label: field.required ? `${label(field)} *` : label(field),
                      disabled: Object.entries(mapping).some(([header, taken]) => taken === field.key && header !== column.header),
                    }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
