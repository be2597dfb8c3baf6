import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { Cascader } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';

/** An area with the one above it, as lists name it. */
graphql(`
  fragment AreaParts on AdminArea {
    code
    name
    nameEn
    parent {
      code
      name
      nameEn
    }
  }
`);

const AreaChildrenQuery = graphql(`
  query AreaChildren($parent: String) {
    adminAreas(parentCode: $parent) {
      code
      name
      nameEn
      level
    }
  }
`);

const AreaPathQuery = graphql(`
  query AreaPath($code: String!) {
    adminArea(code: $code) {
      code
      name
      nameEn
      path {
        code
        name
        nameEn
      }
    }
  }
`);

/** Code of the whole city: what nothing chosen means where an area must be named. */
export const WHOLE_CITY = '3702';

interface Option {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Option[];
}

interface Props {
  readonly value?: string | undefined;
  readonly onChange?: (code: string | undefined) => void;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly width?: number | string;
}

/** Chooses an area of any level; the levels below are fetched as they are opened. */
export function AreaPicker(props: Props) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<Cascader disabled style={{ width: props.width ?? 180 }} aria-label={props['aria-label'] ?? t('area.label')} />}>
      <Picker {...props} />
    </Suspense>
  );
}

function Picker({ value, onChange, id, width = 180, 'aria-label': label }: Props) {
  const { t, i18n } = useTranslation();
  const client = useApolloClient();
  const { data } = useSuspenseQuery(AreaChildrenQuery, { variables: { parent: null } });
  const [below, setBelow] = useState<Record<string, Option[]>>({});
  const name = useAreaName(value);

  const option = (area: (typeof data.adminAreas)[number]): Option => ({
    value: area.code,
    label: localName(area, i18n.language),
    isLeaf: area.level === 'GRID_CELL',
  });
  const withChildren = (each: Option): Option => {
    const children = below[each.value];
    return children === undefined ? each : { ...each, isLeaf: children.length === 0, children: children.map(withChildren) };
  };

  async function open(path: readonly { readonly value?: string | number | null }[]): Promise<void> {
    const parent = path.at(-1)?.value;
    if (typeof parent !== 'string' || below[parent] !== undefined) return;
    const answer = await client.query({ query: AreaChildrenQuery, variables: { parent } });
    setBelow((before) => ({ ...before, [parent]: (answer.data?.adminAreas ?? []).map(option) }));
  }

  return (
    <Cascader<Option>
      {...(id === undefined ? {} : { id })}
      aria-label={label ?? t('area.label')}
      style={{ width }}
      options={data.adminAreas.map(option).map(withChildren)}
      value={value === undefined ? [] : [value]}
      displayRender={() => name ?? value ?? ''}
      loadData={(path) => void open(path)}
      changeOnSelect
      allowClear
      placeholder={t('area.any')}
      onChange={(path) => onChange?.(path?.at(-1))}
    />
  );
}

/** The names from the district down to the area, or undefined when nothing is chosen. */
export function useAreaName(code: string | undefined): string | undefined {
  const { i18n } = useTranslation();
  const { data } = useSuspenseQuery(AreaPathQuery, code === undefined ? { skip: true, variables: { code: '' } } : { variables: { code } });
  const path = data?.adminArea?.path ?? [];
  return code === undefined || path.length === 0
    ? code
    : path
        .filter((each) => each.code.length > 4)
        .map((each) => localName(each, i18n.language))
        .join(' / ');
}
