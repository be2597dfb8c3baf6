import { getRouteApi } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chips, type Chip } from '../../ui/Chips';
import { AreaPicker, useAreaName } from '../areas/AreaPicker';
import { HARDSHIP_TAGS, PROGRAMMES, type CasesSearch } from './search';

const route = getRouteApi('/staff/cases');

/** Narrows the list of households; the URL carries it, so the view can be kept or sent. */
export function CasesFilters() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const areaName = useAreaName(search.area);
  const set = (change: CasesSearch): void => void navigate({ search: (before) => ({ ...before, after: undefined, ...change }) });

  const chips: Chip[] = [];
  const add = (key: keyof CasesSearch, label: string | undefined): void => {
    if (search[key] !== undefined && label !== undefined) chips.push({ key, label, clear: () => set({ [key]: undefined }) });
  };
  add('q', search.q);
  add('area', areaName);
  add('programme', search.programme && t(`programme.${search.programme}`));
  add('tag', search.tag && t(`hardship.${search.tag}`));
  add('noConsent', t('case.consentMissing'));

  return (
    <search className="filters" aria-label={t('common.filters')}>
      <Input.Search
        key={search.q ?? ''}
        aria-label={t('case.searchLabel')}
        placeholder={t('case.searchLabel')}
        defaultValue={search.q}
        allowClear
        style={{ width: 240 }}
        onSearch={(value) => set({ q: value.trim() === '' ? undefined : value.trim() })}
      />
      <AreaPicker value={search.area} onChange={(area) => set({ area })} />
      <Select
        aria-label={t('case.programmes')}
        placeholder={t('case.programmes')}
        allowClear
        style={{ minWidth: 150 }}
        value={search.programme}
        onChange={(programme) => set({ programme })}
        options={PROGRAMMES.map((value) => ({ value, label: t(`programme.${value}`) }))}
      />
      <Select
        aria-label={t('case.hardship')}
        placeholder={t('case.hardship')}
        allowClear
        style={{ minWidth: 150 }}
        value={search.tag}
        onChange={(tag) => set({ tag })}
        options={HARDSHIP_TAGS.map((value) => ({ value, label: t(`hardship.${value}`) }))}
      />
      <button
        type="button"
        className="button"
        aria-pressed={search.noConsent === true}
        onClick={() => set({ noConsent: search.noConsent === true ? undefined : true })}
      >
        {t('case.consentMissing')}
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={search.sort !== undefined}
        onClick={() => set({ sort: search.sort === undefined ? 'RECENTLY_UPDATED' : undefined })}
      >
        {t('case.recentFirst')}
      </button>
      <Chips chips={chips} clearAll={() => void navigate({ search: {} })} />
    </search>
  );
}
