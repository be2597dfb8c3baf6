import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';
import { formatDate } from '../../platform/time';
import { Chips, type Chip } from '../../ui/Chips';
import { AreaPicker, useAreaName } from '../areas/AreaPicker';
import { TEAM_KINDS } from '../needs/search';
import { ASKING, VOLUNTEER_STATES, type VolunteersSearch } from './search';

const SkillsQuery = graphql(`
  query Skills {
    skills {
      id
      code
      name
      nameEn
    }
  }
`);

const route = getRouteApi('/staff/volunteers');
const EXPIRING_DAYS = 60;

/** Narrows the list of volunteers; the URL carries it. */
export function VolunteersFilters() {
  const { t, i18n } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(SkillsQuery);
  const areaName = useAreaName(search.area);
  const set = (change: VolunteersSearch): void => void navigate({ search: (before) => ({ ...before, after: undefined, ...change }) });
  const skill = data.skills.find((each) => each.code === search.skill);

  const chips: Chip[] = [];
  const add = (key: keyof VolunteersSearch, label: string | undefined): void => {
    if (search[key] !== undefined && label !== undefined) chips.push({ key, label, clear: () => set({ [key]: undefined }) });
  };
  add('q', search.q);
  add('area', areaName);
  add('team', search.team && t(`teamKind.${search.team}`));
  add('skill', skill && localName(skill, i18n.language));
  add('state', search.state && t(`volunteerState.${search.state}`));
  add('free', search.free && t('volunteer.freeOn', { date: formatDate(search.free, i18n.language) }));
  add('asking', search.asking && t(`volunteer.askingFilter.${search.asking}`));
  add('expiring', search.expiring === undefined ? undefined : t('volunteer.expiring', { count: search.expiring }));

  return (
    <search className="filters" aria-label={t('common.filters')}>
      <Input.Search
        key={search.q ?? ''}
        aria-label={t('volunteer.searchLabel')}
        placeholder={t('volunteer.searchLabel')}
        defaultValue={search.q}
        allowClear
        style={{ width: 220 }}
        onSearch={(value) => set({ q: value.trim() === '' ? undefined : value.trim() })}
      />
      <AreaPicker value={search.area} onChange={(area) => set({ area })} />
      <Select
        aria-label={t('need.team')}
        placeholder={t('need.team')}
        allowClear
        style={{ minWidth: 130 }}
        value={search.team}
        onChange={(team) => set({ team })}
        options={TEAM_KINDS.map((value) => ({ value, label: t(`teamKind.${value}`) }))}
      />
      <Select
        aria-label={t('volunteer.skills')}
        placeholder={t('volunteer.skills')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 140 }}
        value={search.skill}
        onChange={(value) => set({ skill: value })}
        options={data.skills.map((each) => ({ value: each.code, label: localName(each, i18n.language) }))}
      />
      <Select
        aria-label={t('volunteer.state')}
        placeholder={t('volunteer.state')}
        allowClear
        style={{ minWidth: 110 }}
        value={search.state}
        onChange={(state) => set({ state })}
        options={VOLUNTEER_STATES.map((value) => ({ value, label: t(`volunteerState.${value}`) }))}
      />
      <Select
        aria-label={t('volunteer.asking')}
        placeholder={t('volunteer.asking')}
        allowClear
        style={{ minWidth: 120 }}
        value={search.asking}
        onChange={(asking) => set({ asking })}
        options={ASKING.map((value) => ({ value, label: t(`volunteer.askingFilter.${value}`) }))}
      />
      <DatePicker
        aria-label={t('volunteer.freeLabel')}
        placeholder={t('volunteer.freeLabel')}
        value={search.free === undefined ? null : dayjs(search.free)}
        onChange={(value) => set({ free: value === null ? undefined : value.format('YYYY-MM-DD') })}
      />
      <button
        type="button"
        className="button"
        aria-pressed={search.expiring !== undefined}
        onClick={() => set({ expiring: search.expiring === undefined ? EXPIRING_DAYS : undefined })}
      >
        {t('volunteer.expiring', { count: EXPIRING_DAYS })}
      </button>
      <Chips chips={chips} clearAll={() => void navigate({ search: {} })} />
    </search>
  );
}
