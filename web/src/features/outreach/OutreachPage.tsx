import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AbsentError } from '../../platform/errors';
import { areaName } from '../../platform/local-name';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { AreaPicker } from '../areas/AreaPicker';
import { HouseholdLink } from '../households/HouseholdLink';
import { useViewer } from '../session/viewer';
import { OutreachPageQuery, OutreachRecordsQuery, OutreachUnreachedQuery } from './documents';
import './outreach.css';
import { RecordDialog } from './RecordDialog';
import type { OutreachSearch } from './search';

const route = getRouteApi('/staff/outreach/$id');
const PAGE = 50;

type Go = (change: (before: OutreachSearch) => OutreachSearch) => void;

/** One version: who is left comes first, then who was told; its leaflet is one click away. */
export default function OutreachPage() {
  const { t, i18n } = useTranslation();
  const { id } = route.useParams();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data } = useSuspenseQuery(OutreachPageQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const notice = data.policyNotice;
  if (notice === null) throw new AbsentError();
  const go: Go = (change) => void navigate({ search: change });
  const left = notice.meant - notice.told;
  return (
    <>
      <title>{t('outreach.documentTitle')}</title>
      <div className="page-head">
        <Link to="/outreach" className="button quiet" aria-label={t('outreach.back')}>
          <Icon name="back" />
        </Link>
        <h1 className="clip">{notice.title}</h1>
        <span className="muted">{t('outreach.version', { topic: notice.topic, n: notice.number })}</span>
        <Link to="/outreach/$id/leaflet" params={{ id }} className="button">
          <Icon name="file" />
          {t('outreach.leaflet')}
        </Link>
      </div>
      <p className="muted outreach-status">
        {notice.area !== null && `${areaName(notice.area, i18n.language)} · `}
        {notice.programmes.map((programme) => t(`programme.${programme}`)).join(t('comparison.comma'))} ·{' '}
        {t('outreach.since', { day: notice.validFrom })} ·{' '}
        {left > 0 ? t('outreach.leftOf', { left, meant: notice.meant }) : t('outreach.everyone', { meant: notice.meant })}
      </p>
      <nav className="tabs" aria-label={t('outreach.views')}>
        {(['left', 'told'] as const).map((view) => (
          <Link
            key={view}
            to="/outreach/$id"
            params={{ id }}
            search={view === 'told' ? { view } : {}}
            aria-current={(search.view ?? 'left') === view ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`outreach.view.${view}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t(`outreach.view.${search.view ?? 'left'}`)} aria-busy={deferred !== search}>
        {search.view === undefined && (
          <header>
            <AreaPicker
              value={search.area}
              onChange={(area) => go(({ area: _area, after: _after, ...before }) => (area === undefined ? before : { ...before, area }))}
            />
            {can('outreach:record') && (
              <button
                type="button"
                className="button primary"
                disabled={chosen.length === 0}
                onClick={() => go((before) => ({ ...before, dialog: 'record' }))}
              >
                {t('outreach.record', { n: chosen.length })}
              </button>
            )}
          </header>
        )}
        <Boundary resetKey={JSON.stringify(deferred)}>
          {deferred.view === 'told' ? (
            <Told id={id} search={deferred} go={go} />
          ) : (
            <Left id={id} search={deferred} go={go} chosen={chosen} choose={setChosen} />
          )}
        </Boundary>
      </section>
      {search.dialog === 'record' && (
        <RecordDialog
          noticeId={id}
          householdIds={chosen}
          close={() => go(({ dialog: _dialog, ...before }) => before)}
          done={() => setChosen([])}
        />
      )}
    </>
  );
}

interface ListProps {
  readonly id: string;
  readonly search: OutreachSearch;
  readonly go: Go;
}
interface LeftProps extends ListProps {
  readonly chosen: readonly string[];
  readonly choose: (ids: readonly string[]) => void;
}

function Left({ id, search, go, chosen, choose }: LeftProps) {
  const { t, i18n } = useTranslation();
  const { can } = useViewer();
  const { data } = useSuspenseQuery(OutreachUnreachedQuery, {
    variables: { id, area: search.area ?? null, first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.outreachUnreached;
  const records = can('outreach:record');
  const toggle = (household: string): void =>
    choose(chosen.includes(household) ? chosen.filter((each) => each !== household) : [...chosen, household].slice(0, 100));
  return (
    <PagedTable
      columns={[
        ...(records ? [{ label: t('outreach.choose'), hidden: true }] : []),
        { label: t('need.household') },
        { label: t('outreach.householdNumber') },
        { label: t('need.area') },
        { label: t('assistance.persons'), align: 'right' },
      ]}
      connection={data.outreachUnreached}
      after={search.after}
      onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
      empty={<Outcome icon="tick" title={t('outreach.nobodyLeft')} hint={t('outreach.nobodyLeftHint')} center />}
    >
      {edges.map(({ node }) => (
        <tr key={node.id}>
          {records && (
            <td>
              <input
                type="checkbox"
                aria-label={t('outreach.chooseHousehold', { number: node.number })}
                checked={chosen.includes(node.id)}
                onChange={() => toggle(node.id)}
              />
            </td>
          )}
          <td className="nowrap">
            <HouseholdLink household={node} />
          </td>
          <td className="num nowrap">{node.number}</td>
          <td className="wide">{areaName(node.area, i18n.language)}</td>
          <td className="num right">{node.memberCount}</td>
        </tr>
      ))}
    </PagedTable>
  );
}

function Told({ id, search, go }: ListProps) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(OutreachRecordsQuery, {
    variables: { id, first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable
      columns={[
        { label: t('need.household') },
        { label: t('need.area') },
        { label: t('outreach.channel') },
        { label: t('outreach.toldOn') },
        { label: t('outreach.toldBy') },
        { label: t('outreach.note') },
      ]}
      connection={data.outreachRecords}
      after={search.after}
      onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
      empty={<Outcome icon="file" title={t('outreach.nobodyTold')} hint={t('outreach.nobodyToldHint')} center />}
    >
      {data.outreachRecords.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="nowrap">
            <HouseholdLink household={node.household} />
            <span className="muted num need-number">{node.household?.number}</span>
          </td>
          <td className="wide">{node.household !== null && areaName(node.household.area, i18n.language)}</td>
          <td className="nowrap">{t(`outreachChannel.${node.channel}`)}</td>
          <td className="num nowrap">{node.toldOn}</td>
          <td className="nowrap">{node.toldByName ?? t('common.hidden')}</td>
          <td className="wide">{node.note}</td>
        </tr>
      ))}
    </PagedTable>
  );
}
