import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { areaName } from '../../platform/local-name';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { useViewer } from '../session/viewer';
import { OutreachesPageQuery } from './documents';
import './outreach.css';
import { PublishDialog } from './PublishDialog';

const route = getRouteApi('/staff/outreach');
const PAGE = 50;

/** Versions of what households are told, each with how many are left. */
export default function OutreachesPage() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <title>{t('outreach.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.outreach')}</h1>
        {can('outreach:publish') && (
          <button
            type="button"
            className="button primary"
            onClick={() => void navigate({ search: (before) => ({ ...before, dialog: 'publish' }) })}
          >
            <Icon name="plus" />
            {t('outreach.publish')}
          </button>
        )}
      </div>
      <section className="panel flush" aria-label={t('page.outreach')}>
        <Boundary>
          <Rows />
        </Boundary>
      </section>
      {dialog === 'publish' && <PublishDialog close={() => void navigate({ search: ({ dialog: _dialog, ...before }) => before })} />}
    </>
  );
}

function Rows() {
  const { t, i18n } = useTranslation();
  const { after } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(OutreachesPageQuery, {
    variables: { first: PAGE, after: after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable
      columns={[
        { label: t('outreach.notice') },
        { label: t('need.area') },
        { label: t('outreach.for') },
        { label: t('outreach.validFrom') },
        { label: t('outreach.reached') },
        { label: t('outreach.left'), align: 'right' },
        { label: t('outreach.publishedBy') },
      ]}
      connection={data.policyNotices}
      after={after}
      onTurn={(next) => void navigate({ search: (before) => ({ ...before, after: next }) })}
      empty={<Outcome icon="file" title={t('outreach.empty')} hint={t('outreach.emptyHint')} center />}
    >
      {data.policyNotices.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="wide">
            <Link to="/outreach/$id" params={{ id: node.id }}>
              {node.title}
            </Link>
            <span className="muted need-number">{t('outreach.version', { topic: node.topic, n: node.number })}</span>
          </td>
          <td className="nowrap">{node.area !== null && areaName(node.area, i18n.language)}</td>
          <td className="wide">{node.programmes.map((programme) => t(`programme.${programme}`)).join(t('comparison.comma'))}</td>
          <td className="num nowrap">{node.validFrom}</td>
          <td className="nowrap">
            <span className="row tight">
              <progress className="outreach-bar" max={Math.max(1, node.meant)} value={node.told} aria-label={t('outreach.reached')} />
              <span className="num">
                {node.told.toLocaleString(i18n.language)} / {node.meant.toLocaleString(i18n.language)}
              </span>
            </span>
          </td>
          <td className="num right">
            {node.meant > node.told ? <strong>{(node.meant - node.told).toLocaleString(i18n.language)}</strong> : 0}
          </td>
          <td className="nowrap">{node.publishedByName ?? t('common.hidden')}</td>
        </tr>
      ))}
    </PagedTable>
  );
}
