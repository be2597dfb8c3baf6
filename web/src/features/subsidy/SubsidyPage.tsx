import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { NoticeMeans, SubsidyTriggersQuery as Triggers } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { areaName, localName } from '../../platform/local-name';
import { Boundary } from '../../ui/Boundary';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { AreaPicker } from '../areas/AreaPicker';
import { yuan } from '../assistance/yuan';
import { HouseholdLink } from '../households/HouseholdLink';
import { useViewer } from '../session/viewer';
import dayjs from 'dayjs';
import { RecordDialog } from './RecordDialog';
import type { SubsidySearch } from './search';

import '../../ui/counters.css';
import './subsidy.css';

const SubsidyTriggersQuery = graphql(`
  query SubsidyTriggers {
    priceTriggers(first: 24) {
      edges {
        node {
          id
          month
          indexPercent
          perPersonFen
          rollOn
          document
          households
          persons
          amountFen
          told
          area {
            code
            name
            nameEn
          }
        }
      }
    }
  }
`);

const SubsidyRollQuery = graphql(`
  query SubsidyRoll($filter: SubsidyRollFilter!, $first: Int!, $after: String) {
    subsidyRoll(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          programme
          persons
          amountFen
          household {
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
          notice {
            id
            toldOn
            how
            toldByName
          }
        }
      }
    }
  }
`);

const NoticeRecord = graphql(`
  mutation SubsidyNotice($input: SubsidyNoticeRecordInput!) {
    subsidyNoticeRecord(input: $input) {
      trigger {
        id
        told
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

type Trigger = Triggers['priceTriggers']['edges'][number]['node'];

const route = getRouteApi('/staff/subsidy');
const PAGE = 50;
const MEANS = ['PHONE', 'VISIT', 'MESSAGE', 'MEETING', 'LETTER'] as const satisfies readonly NoticeMeans[];

/** The subsidy of a month: what triggered it, who is due by the roll of its day, and who was not told. */
export default function SubsidyPage() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { data, refetch } = useSuspenseQuery(SubsidyTriggersQuery, { fetchPolicy: 'cache-and-network' });
  const triggers = data.priceTriggers.edges.map(({ node }) => node);
  const shown = triggers.find((trigger) => trigger.id === deferred.trigger) ?? triggers[0];
  return (
    <>
      <title>{t('subsidy.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('subsidy.title')}</h1>
        <AreaPicker
          value={search.area}
          onChange={(area) => void navigate({ search: (before) => ({ ...before, after: undefined, area }) })}
        />
        {can('subsidy:trigger') && (
          <Link from="/subsidy" to="/subsidy" search={(before) => ({ ...before, dialog: 'record' as const })} className="button primary">
            <Icon name="plus" />
            {t('subsidy.record')}
          </Link>
        )}
      </div>
      {shown === undefined ? (
        <section className="panel">
          <Outcome icon="calendar" title={t('subsidy.none')} hint={t('subsidy.noneHint')} center />
        </section>
      ) : (
        <>
          <Months triggers={triggers} shown={shown} search={search} />
          <section className="panel flush" aria-label={t('subsidy.roll')} aria-busy={deferred !== search}>
            <Boundary resetKey={`${shown.id} ${deferred.roll ?? ''} ${deferred.area ?? ''} ${deferred.after ?? ''}`}>
              <Roll trigger={shown} search={deferred} told={() => void refetch()} />
            </Boundary>
          </section>
        </>
      )}
      {search.dialog === 'record' && can('subsidy:trigger') && (
        <RecordDialog done={() => void refetch()} close={() => void navigate({ search: ({ dialog: _dialog, ...rest }) => rest })} />
      )}
    </>
  );
}

function Months({
  triggers,
  shown,
  search,
}: {
  readonly triggers: readonly Trigger[];
  readonly shown: Trigger;
  readonly search: SubsidySearch;
}) {
  const { t, i18n } = useTranslation();
  const area = search.area === undefined ? {} : { area: search.area };
  return (
    <>
      <nav className="tabs" aria-label={t('subsidy.months')}>
        {triggers.map((trigger) => (
          <Link
            key={trigger.id}
            to="/subsidy"
            search={{ ...area, trigger: trigger.id }}
            aria-current={trigger.id === shown.id ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            <span className="num">{trigger.month.slice(0, 7)}</span> {trigger.area !== null && localName(trigger.area, i18n.language)}
          </Link>
        ))}
      </nav>
      <ul className="counters subsidy-counters" aria-label={t('subsidy.figures')}>
        {(
          [
            ['households', String(shown.households)],
            ['persons', String(shown.persons)],
            ['amount', t('assistance.yuan', { amount: yuan(shown.amountFen, i18n.language) })],
            ['told', String(shown.told)],
            ['untold', String(shown.households - shown.told)],
          ] as const
        ).map(([key, value]) => (
          <li key={key}>
            <span className={`counter ${key === 'untold' && shown.households > shown.told ? 'late' : ''}`}>
              <span className="counter-label">{t(`subsidy.figure.${key}`)}</span>
              <strong className="num">{value}</strong>
            </span>
          </li>
        ))}
      </ul>
      <p className="muted subsidy-basis">
        {t('subsidy.basis', {
          index: shown.indexPercent,
          amount: yuan(shown.perPersonFen, i18n.language),
          day: shown.rollOn,
          document: shown.document,
        })}
      </p>
    </>
  );
}

function Roll({ trigger, search, told }: { readonly trigger: Trigger; readonly search: SubsidySearch; readonly told: () => void }) {
  const { t, i18n } = useTranslation();
  const { can, system } = useViewer();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [record] = useCommand(NoticeRecord);
  const [attempt, setAttempt] = useState(newRequestId);
  const all = search.roll === 'all';
  const { data, refetch } = useSuspenseQuery(SubsidyRollQuery, {
    variables: {
      filter: { triggerId: trigger.id, untoldOnly: !all, ...(search.area === undefined ? {} : { areaCode: search.area }) },
      first: PAGE,
      after: search.after ?? null,
    },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.subsidyRoll;
  const tells = can('subsidy:tell');
  const open = edges.filter(({ node }) => node.notice === null).map(({ node }) => node.id);
  const choose = (id: string): void =>
    setChosen((before) => (before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id])));
  const of = (roll?: 'all') => ({
    trigger: trigger.id,
    ...(search.area === undefined ? {} : { area: search.area }),
    ...(roll === undefined ? {} : { roll }),
  });
  return (
    <>
      <header className="subsidy-head">
        <h2>{t('subsidy.roll')}</h2>
        <Link to="/subsidy" search={of()} className="button small" aria-current={!all || undefined}>
          {t('subsidy.untoldOnly')}
        </Link>
        <Link to="/subsidy" search={of('all')} className="button small" aria-current={all || undefined}>
          {t('subsidy.everyone')}
        </Link>
        {tells && open.length > 0 && (
          <button type="button" className="button small" onClick={() => setChosen(new Set(open))}>
            {t('subsidy.choosePage')}
          </button>
        )}
        {tells && chosen.size > 0 && (
          <Link
            from="/subsidy"
            to="/subsidy"
            search={(before) => ({ ...before, dialog: 'tell' as const })}
            className="button small primary"
          >
            {t('subsidy.tell', { count: chosen.size })}
          </Link>
        )}
      </header>
      {edges.length === 0 ? (
        <Outcome icon="tick" title={t('subsidy.rollEmpty')} hint={t('subsidy.rollEmptyHint')} center />
      ) : (
        <PagedTable
          columns={[
            ...(tells ? [{ label: t('subsidy.choose'), hidden: true }] : []),
            { label: t('need.household') },
            { label: t('subsidy.number') },
            { label: t('need.area') },
            { label: t('assistance.programme') },
            { label: t('assistance.persons'), align: 'right' as const },
            { label: t('subsidy.amountColumn'), align: 'right' as const },
            { label: t('subsidy.notice') },
          ]}
          connection={data.subsidyRoll}
          after={search.after}
          onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
        >
          {edges.map(({ node }) => (
            <tr key={node.id}>
              {tells && (
                <td>
                  {node.notice === null && (
                    <input
                      type="checkbox"
                      checked={chosen.has(node.id)}
                      onChange={() => choose(node.id)}
                      aria-label={t('subsidy.chooseOne', { name: node.household?.headName ?? node.id })}
                    />
                  )}
                </td>
              )}
              <td className="nowrap">
                <HouseholdLink household={node.household} />
              </td>
              <td className="num nowrap">{node.household?.number}</td>
              <td className="wide">{node.household !== null && areaName(node.household.area, i18n.language)}</td>
              <td>{t(`programme.${node.programme}`)}</td>
              <td className="num right">{node.persons}</td>
              <td className="num right nowrap">{t('assistance.yuan', { amount: yuan(node.amountFen, i18n.language) })}</td>
              <td className="nowrap">
                {node.notice === null ? (
                  <span className="tag late">{t('subsidy.untold')}</span>
                ) : (
                  <span>
                    <span className="tag done">{t(`subsidy.means.${node.notice.how}`)}</span>{' '}
                    <span className="num">{node.notice.toldOn}</span> <span className="muted">{node.notice.toldByName}</span>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </PagedTable>
      )}
      {search.dialog === 'tell' && tells && chosen.size > 0 && (
        <FieldsDialog
          key={attempt}
          title={t('subsidy.tell', { count: chosen.size })}
          hint={t('subsidy.tellHint')}
          questions={[
            { name: 'toldOn', kind: 'date', label: t('subsidy.toldOn'), initial: dayjs(system.today) },
            {
              name: 'how',
              kind: 'choice',
              label: t('subsidy.how'),
              initial: 'PHONE',
              options: MEANS.map((value) => ({ value, label: t(`subsidy.means.${value}`) })),
            },
          ]}
          send={(answers) =>
            record({
              input: {
                triggerId: trigger.id,
                householdIds: [...chosen],
                toldOn: answers.date('toldOn') ?? system.today,
                how: answers.must('how') as NoticeMeans,
              },
            })
          }
          done={() => {
            setChosen(new Set());
            setAttempt(newRequestId());
            told();
            void refetch();
          }}
          close={() => void navigate({ search: ({ dialog: _dialog, ...rest }) => rest })}
        />
      )}
    </>
  );
}
