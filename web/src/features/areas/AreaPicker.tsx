import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { Cascader } from 'antd';
import { Suspense, useDeferredValue, useState } from 'react';
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
  const [picked, setPicked] = useState<readonly string[]>([]);
  // While the name of a new choice is fetched the list stays open and the cursor where it is.
  const shown = useDeferredValue(value);
  const known = useAreaPath(shown);
  const path = value === undefined ? [] : picked.at(-1) === value ? picked : value === shown ? known.map((each) => each.code) : [value];

  const option = (area: (typeof data.adminAreas)[number]): Option => ({
    value: area.code,
    label: localName(area, i18n.language),
    isLeaf: area.level === 'GRID_CELL',
  });
  const withChildren = (each: Option): Option => {
    const children = below[each.value];
    return children === undefined ? each : { ...each, isLeaf: children.length === 0, children: children.map(withChildren) };
  };

  async function load(parent: string | number | null | undefined): Promise<void> {
    if (typeof parent !== 'string' || below[parent] !== undefined) return;
    const answer = await client.query({ query: AreaChildrenQuery, variables: { parent } });
    setBelow((before) => ({ ...before, [parent]: (answer.data?.adminAreas ?? []).map(option) }));
  }

  return (
    <Cascader<Option>
      // In a form the field's own label names it.
      {...(id === undefined ? { 'aria-label': label ?? t('area.label') } : { id, ...(label === undefined ? {} : { 'aria-label': label }) })}
      style={{ width }}
      options={data.adminAreas.map(option).map(withChildren)}
      value={[...path]}
      displayRender={(labels) => (known.length === 0 || picked.at(-1) === value ? labels.join(' / ') : pathText(known, i18n.language))}
      loadData={(opened) => void load(opened.at(-1)?.value)}
      // The columns down to what is chosen are there, so that the arrow keys go on from it.
      onOpenChange={(open) => open && path.forEach((code) => void load(code))}
      changeOnSelect
      allowClear
      placeholder={t('area.any')}
      onChange={(next) => {
        setPicked(next ?? []);
        onChange?.(next?.at(-1));
      }}
    />
  );
}

/** The areas from the district down to this one; empty when nothing is chosen or the code is none of an area. */
function useAreaPath(code: string | undefined) {
  const { data } = useSuspenseQuery(AreaPathQuery, code === undefined ? { skip: true, variables: { code: '' } } : { variables: { code } });
  return (data?.adminArea?.path ?? []).filter((each) => each.code.length > 4);
}

function pathText(path: ReturnType<typeof useAreaPath>, language: string): string {
  return path.map((each) => localName(each, language)).join(' / ');
}

/** The names from the district down to the area, or undefined when nothing is chosen. */
export function useAreaName(code: string | undefined): string | undefined {
  const { i18n } = useTranslation();
  const path = useAreaPath(code);
  return code === undefined || path.length === 0 ? code : pathText(path, i18n.language);
}
