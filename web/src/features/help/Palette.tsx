import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { PaletteSearchQuery as PaletteSearchResult } from '../../gql/graphql';
import { composing } from '../../platform/keys';
import { areaName } from '../../platform/local-name';
import { Icon, type IconName } from '../../ui/Icon';
import './palette.css';

const PaletteSearchQuery = graphql(`
  query PaletteSearch($text: String!) {
    householdSearch(text: $text, first: 6) {
      id
      number
      headName
      area {
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
`);

interface Page {
  readonly to: '/today' | '/intake' | '/cases' | '/board' | '/care' | '/volunteers' | '/data' | '/admin';
  readonly key: 'today' | 'intake' | 'cases' | 'board' | 'care' | 'volunteers' | 'data' | 'admin';
  readonly icon: IconName;
}

type Found = PaletteSearchResult['householdSearch'];

interface Entry {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly detail: string;
  readonly go: () => void;
}

interface Props {
  readonly open: boolean;
  readonly close: () => void;
  readonly pages: readonly Page[];
}

/** Goes to any page or household by a few letters. */
export function Palette({ open, close, pages }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      closable={false}
      destroyOnHidden
      width={560}
      style={{ top: 80 }}
      aria-label={t('shell.search')}
      className="palette"
    >
      <Finder close={close} pages={pages} />
    </Modal>
  );
}

function Finder({ close, pages }: Omit<Props, 'open'>) {
  const { t, i18n } = useTranslation();
  const client = useApolloClient();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [found, setFound] = useState<{ readonly wanted: string; readonly households: Found }>({ wanted: '', households: [] });
  const [at, setAt] = useState(0);
  const wanted = text.trim().toLowerCase();

  useEffect(() => {
    field.current?.focus();
  }, []);

  useEffect(() => {
    if (wanted === '') return undefined;
    let current = true;
    async function find(): Promise<void> {
      const { data } = await client.query({ query: PaletteSearchQuery, variables: { text: wanted } });
      if (current) setFound({ wanted, households: data?.householdSearch ?? [] });
    }
    const timer = setTimeout(() => void find(), 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, wanted]);

  const households: Entry[] = (found.wanted === wanted ? found.households : []).map((household) => ({
    id: household.id,
    icon: 'cases',
    label: household.headName,
    detail: `${household.number} · ${areaName(household.area, i18n.language)}`,
    go: () => void navigate({ to: '/cases/$id', params: { id: household.id } }),
  }));
  const entries: Entry[] = [
    ...pages
      .filter((page) => wanted === '' || t(`page.${page.key}`).toLowerCase().includes(wanted) || page.to.includes(wanted))
      .map((page) => ({
        id: page.to,
        icon: page.icon,
        label: t(`page.${page.key}`),
        detail: t('palette.page'),
        go: () => void navigate({ to: page.to }),
      })),
    ...households,
  ];
  const cursor = Math.min(at, Math.max(0, entries.length - 1));

  function press(event: KeyboardEvent): void {
    if (composing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown') setAt(Math.min(cursor + 1, entries.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(cursor - 1, 0));
    else if (event.key === 'Enter') choose(entries[cursor]);
    else return;
    event.preventDefault();
  }

  function choose(entry: Entry | undefined): void {
    if (entry === undefined) return;
    close();
    entry.go();
  }

  return (
    <>
      <input
        ref={field}
        className="palette-input"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={entries[cursor] && `palette-${cursor}`}
        aria-label={t('shell.search')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id="palette-list" role="listbox" aria-label={t('palette.results')} className="palette-list">
        {entries.map((entry, index) => (
          <button
            key={entry.id}
            id={`palette-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === cursor}
            onMouseEnter={() => setAt(index)}
            onClick={() => choose(entry)}
          >
            <Icon name={entry.icon} />
            <span className="grow">{entry.label}</span>
            <span className="muted num">{entry.detail}</span>
          </button>
        ))}
      </div>
      {entries.length === 0 && <p className="muted palette-none">{t('palette.none')}</p>}
    </>
  );
}
