import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeskHouseholdFragment } from '../../gql/graphql';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Outcome } from '../../ui/Outcome';
import { PagedTable, type Column } from '../../ui/PagedTable';
import { ClockFacts } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import { ObligationsQuery, ProxyOrdersQuery, ReliefsQuery } from './desk-documents';
import type { ReliefSearch, ReliefView } from './search';
import { obligationTone, reliefTone } from './tones';

const PAGE = 50;

interface Props {
  readonly search: ReliefSearch;
  readonly turn: (after: string | undefined) => void;
}

function useList({ search, turn }: Props, view: ReliefView, columns: readonly (keyof typeof HEADS)[]) {
  const { t } = useTranslation();
  return {
    variables: (filter: object) => ({
      filter: { ...filter, ...(search.area === undefined ? {} : { areaCode: search.area }) },
      first: PAGE,
      after: search.after ?? null,
    }),
    table: {
      columns: columns.map((key): Column => ({ label: t(HEADS[key]), ...(key === 'actions' ? { hidden: true } : {}) })),
      after: search.after,
      onTurn: turn,
      empty: <Outcome icon="tick" title={t(`reliefDesk.empty.${view}`)} hint={t('reliefDesk.emptyHint')} center />,
    },
  };
}

const HEADS = {
  number: 'reliefDesk.number',
  household: 'need.household',
  area: 'need.area',
  what: 'reliefDesk.what',
  state: 'reliefDesk.state',
  clock: 'reliefDesk.clock',
  helper: 'reliefDesk.helper',
  owner: 'reliefDesk.owner',
  trips: 'reliefDesk.trips',
  papers: 'reliefDesk.papers',
  opened: 'reliefDesk.opened',
  result: 'reliefDesk.result',
  actions: 'common.actions',
} as const;

/** Emergencies: those that nobody has reached yet, or all. */
export function ReliefRows({ awaited, ...props }: Props & { readonly awaited: boolean }) {
  const { t, i18n } = useTranslation();
  const list = useList(props, awaited ? 'awaited' : 'reliefs', [
    'clock',
    'household',
    'area',
    'what',
    'state',
    'helper',
    'opened',
    'actions',
  ]);
  const { data } = useSuspenseQuery(ReliefsQuery, {
    variables: list.variables(awaited ? { states: ['REQUESTED', 'DISPATCHED'] } : {}),
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable {...list.table} connection={data.emergencyReliefs}>
      {data.emergencyReliefs.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="nowrap">{node.clock !== null && <ClockFacts clock={node.clock} />}</td>
          <Where household={node.household} />
          <td className="wide">
            {node.situation}
            <span className="muted num need-number">{node.number}</span>
          </td>
          <td>
            <span className={`tag ${reliefTone[node.state]}`}>{t(`reliefState.${node.state}`)}</span>
          </td>
          <td>{node.helper ?? '—'}</td>
          <td className="num nowrap">{formatInstant(node.requestedAt, i18n.language)}</td>
          <Open household={node.household} />
        </tr>
      ))}
    </PagedTable>
  );
}

/** Paperwork that is owed; it stays here until it is met. */
export function ObligationRows(props: Props) {
  const { t } = useTranslation();
  const list = useList(props, 'owed', ['clock', 'household', 'area', 'what', 'state', 'owner', 'actions']);
  const { data } = useSuspenseQuery(ObligationsQuery, {
    variables: list.variables({ states: ['OWED', 'ESCALATED'] }),
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable {...list.table} connection={data.obligations}>
      {data.obligations.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="nowrap">{node.clock !== null && <ClockFacts clock={node.clock} />}</td>
          <Where household={node.relief?.household ?? null} />
          <td className="wide">
            {node.what}
            <span className="muted num need-number">{node.relief?.number}</span>
          </td>
          <td>
            <span className={`tag ${obligationTone[node.state]}`}>{t(`obligationState.${node.state}`)}</span>
          </td>
          <td>{node.ownerName ?? <span className="tag now">{t('clockFacts.nobody')}</span>}</td>
          <Open household={node.relief?.household ?? null} />
        </tr>
      ))}
    </PagedTable>
  );
}

/** Orders done at a counter for somebody: how often the resident had to come, and which papers are still out. */
export function OrderRows({ open, ...props }: Props & { readonly open: boolean }) {
  const { t, i18n } = useTranslation();
  const list = useList(props, open ? 'orders' : 'ended', [
    'number',
    'household',
    'area',
    'what',
    'trips',
    'papers',
    open ? 'owner' : 'result',
    'opened',
    'actions',
  ]);
  const { data } = useSuspenseQuery(ProxyOrdersQuery, {
    variables: list.variables({ states: open ? ['OPEN'] : ['CLOSED', 'CANCELLED'] }),
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable {...list.table} connection={data.proxyOrders}>
      {data.proxyOrders.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="num nowrap">{node.number}</td>
          <Where household={node.household} />
          <td className="wide">{node.matter}</td>
          <td>
            <span className={`tag ${node.trips > 1 ? 'now' : 'plain'}`}>{t('proxy.trips', { count: node.trips })}</span>
          </td>
          <td className="nowrap">
            {node.papersOut === 0
              ? '—'
              : node.documents
                  .filter((paper) => paper.returnedAt === null && paper.clock !== null)
                  .map((paper) => paper.clock !== null && <ClockFacts key={paper.id} clock={paper.clock} />)}
          </td>
          <td className={open ? undefined : 'wide'}>{open ? (node.ownerName ?? t('clockFacts.nobody')) : node.result}</td>
          <td className="num nowrap">{formatInstant(node.openedAt, i18n.language)}</td>
          <Open household={node.household} />
        </tr>
      ))}
    </PagedTable>
  );
}

function Where({ household }: { readonly household: DeskHouseholdFragment | null }) {
  const { i18n } = useTranslation();
  return (
    <>
      <td className="nowrap">
        <HouseholdLink household={household} />
      </td>
      <td>{household !== null && areaName(household.area, i18n.language)}</td>
    </>
  );
}

function Open({ household }: { readonly household: DeskHouseholdFragment | null }) {
  const { t } = useTranslation();
  return (
    <td className="right">
      {household !== null && (
        <Link to="/cases/$id" params={{ id: household.id }} className="button small">
          {t('need.open')}
        </Link>
      )}
    </td>
  );
}
