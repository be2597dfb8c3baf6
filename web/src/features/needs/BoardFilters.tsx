import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';
import { Chips, type Chip } from '../../ui/Chips';
import { AreaPicker, useAreaName } from '../areas/AreaPicker';
import { TEAM_KINDS, TIERS, type BoardSearch } from './search';

const FilterServicesQuery = graphql(`
  query FilterServices {
    serviceTypes(activeOnly: true) {
      id
      code
      name
      nameEn
      team
    }
  }
`);

const route = getRouteApi('/staff/board');

/** Narrows the board; the URL carries it, so a filtered board can be kept or sent. */
export function BoardFilters() {
  const { t, i18n } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(FilterServicesQuery);
  const areaName = useAreaName(search.area);
  const set = (change: BoardSearch): void => void navigate({ search: (before) => ({ ...before, after: undefined, ...change }) });
  const service = data.serviceTypes.find((each) => each.code === search.service);

  const chips: Chip[] = [];
  const add = (key: keyof BoardSearch, label: string | undefined): void => {
    if (search[key] !== undefined && label !== undefined) chips.push({ key, label, clear: () => set({ [key]: undefined }) });
  };
  add('overdue', t('board.overdueOnly'));
  add('due', t('board.dueToday'));
  add('waits', search.waits && t(`needWaits.${search.waits}`));
  add('area', areaName);
  add('team', search.team && t(`teamKind.${search.team}`));
  add('tier', search.tier && t(`tier.${search.tier}`));
  add('service', service && localName(service, i18n.language));
  add('q', search.q);

  return (
    <search className="filters" aria-label={t('common.filters')}>
      <AreaPicker value={search.area} onChange={(area) => set({ area })} />
      <Select
        aria-label={t('need.team')}
        placeholder={t('need.team')}
        allowClear
        style={{ minWidth: 132 }}
        value={search.team}
        onChange={(team) => set({ team })}
        options={TEAM_KINDS.map((kind) => ({ value: kind, label: t(`teamKind.${kind}`) }))}
      />
      <Select
        aria-label={t('need.tier')}
        placeholder={t('need.tier')}
        allowClear
        style={{ minWidth: 120 }}
        value={search.tier}
        onChange={(tier) => set({ tier })}
        options={TIERS.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))}
      />
      <Select
        aria-label={t('need.service')}
        placeholder={t('need.service')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 160 }}
        value={search.service}
        onChange={(value) => set({ service: value })}
        options={data.serviceTypes.map((each) => ({ value: each.code, label: localName(each, i18n.language) }))}
      />
      <Input.Search
        key={search.q ?? ''}
        aria-label={t('board.searchLabel')}
        placeholder={t('board.searchLabel')}
        defaultValue={search.q}
        allowClear
        style={{ width: 200 }}
        onSearch={(value) => set({ q: value.trim() === '' ? undefined : value.trim() })}
      />
      <button
        type="button"
        className="button"
        aria-pressed={search.overdue === true}
        onClick={() => set({ overdue: search.overdue === true ? undefined : true })}
      >
        {t('board.overdueOnly')}
      </button>
      <Chips
        chips={chips}
        clearAll={() => void navigate({ search: ({ view, need }) => ({ ...(view && { view }), ...(need && { need }) }) })}
      />
    </search>
  );
}
