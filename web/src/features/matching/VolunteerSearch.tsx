import { useApolloClient } from '@apollo/client/react';
import { Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName } from '../../platform/local-name';

const WhyNotSearchQuery = graphql(`
  query WhyNotSearch($text: String!) {
    volunteers(filter: { text: $text }, first: 8) {
      edges {
        node {
          id
          number
          displayName
          homeArea {
            code
            name
            nameEn
            parent {
              code
              name
              nameEn
            }
          }
        }
      }
    }
  }
`);

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly value?: string | null;
  readonly onChange?: (id: string | undefined) => void;
}

/** Finds one volunteer by name or number while somebody types. */
export function VolunteerSearch({ label, value, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const client = useApolloClient();
  const [options, setOptions] = useState<readonly Option[]>([]);
  const latest = useRef('');

  async function find(text: string): Promise<void> {
    latest.current = text;
    if (text.trim() === '') return setOptions([]);
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (latest.current !== text) return undefined;
    const { data } = await client.query({ query: WhyNotSearchQuery, variables: { text: text.trim() } });
    if (latest.current !== text) return undefined;
    return setOptions(
      (data?.volunteers.edges ?? []).map(({ node }) => ({
        value: node.id,
        label: `${node.displayName} ${node.number} ${areaName(node.homeArea, i18n.language)}`,
      })),
    );
  }

  const chosen = value != null && !options.some((option) => option.value === value) ? [{ value, label: t('match.whyNotChosen') }] : [];
  return (
    <Select
      aria-label={label}
      placeholder={label}
      showSearch={{ filterOption: false, onSearch: (text) => void find(text) }}
      allowClear
      value={value ?? null}
      options={[...chosen, ...options]}
      notFoundContent={t('match.whyNotType')}
      style={{ width: '100%' }}
      onChange={(id: string | null | undefined) => onChange?.(id ?? undefined)}
    />
  );
}
