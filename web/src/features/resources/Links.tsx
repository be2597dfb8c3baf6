import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { HouseholdLink } from '../households/HouseholdLink';
import { DeliverDialog } from './DeliverDialog';
import { ResourceCancel, ResourceLinksQuery, type Link } from './documents';
import { OutcomeDialog } from './OutcomeDialog';
import { shownQuantity } from './quantity';
import { closed, linkFilter, type ResourcesSearch } from './search';

const PAGE = 50;
const tones = { PROMISED: 'soon', DELIVERED: 'done', CANCELLED: '' } as const;

interface Props {
  readonly search: ResourcesSearch;
  readonly go: (change: (before: ResourcesSearch) => ResourcesSearch) => void;
}

/** Promises as rows: to whom, what, by when, and what became of it. */
export function Links({ search, go }: Props) {
  const { t } = useTranslation();
  const report = useReport();
  const { data } = useSuspenseQuery(ResourceLinksQuery, {
    variables: { filter: linkFilter(search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const [cancel] = useCommand(ResourceCancel);
  const open = data.resourceLinks.edges.find(({ node }) => node.id === search.id)?.node;
  const close = () => go(closed);
  return (
    <>
      <PagedTable
        columns={[
          { label: t('resource.state') },
          { label: t('need.household') },
          { label: t('resource.what') },
          { label: t('resource.quantity'), align: 'right' },
          { label: t('resource.dueOn') },
          { label: t('resource.promisedBy') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.resourceLinks}
        after={search.after}
        onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
        empty={<Outcome icon="tick" title={t('resource.empty')} hint={t('resource.emptyHint')} />}
      >
        {data.resourceLinks.edges.map(({ node }) => (
          <Row key={node.id} link={node} go={go} />
        ))}
      </PagedTable>
      {open !== undefined && search.dialog === 'deliver' && <DeliverDialog link={open} close={close} />}
      {open !== undefined && search.dialog === 'outcome' && <OutcomeDialog link={open} close={close} />}
      {open !== undefined && search.dialog === 'cancel' && (
        <ReasonDialog
          title={t('resource.cancel')}
          hint={t('resource.cancelHint')}
          close={close}
          send={async (reason) => {
            const outcome = await cancel({ input: { id: open.id, expectedVersion: open.version, reason } });
            if (outcome.kind === 'done') report(outcome, t('resource.cancelled'));
            return outcome;
          }}
        />
      )}
    </>
  );
}

function Row({ link, go }: { readonly link: Link; readonly go: Props['go'] }) {
  const { t, i18n } = useTranslation();
  const unit = link.resource?.unit ?? '';
  const act = (dialog: 'deliver' | 'outcome' | 'cancel') => go((before) => ({ ...before, dialog, id: link.id }));
  return (
    <tr>
      <td className="nowrap">
        {link.overdue ? (
          <span className="tag late">
            <Icon name="late" />
            {t('resource.overdue')}
          </span>
        ) : (
          <span className={`tag ${tones[link.state]}`}>{t(`resourceState.${link.state}`)}</span>
        )}
        {link.outcome !== null && <span className="muted need-number">{t(`resourceOutcome.${link.outcome}`)}</span>}
      </td>
      <td className="nowrap">
        <HouseholdLink household={link.household} />
        <span className="muted num need-number">{link.household?.number}</span>
      </td>
      <td className="wide">
        {link.resource?.name ?? t('common.hidden')}
        <span className="muted need-number">{[link.resource?.provider, link.purpose, link.need?.number].filter(Boolean).join(' · ')}</span>
        {link.cancelReason !== null && <span className="muted need-number">{link.cancelReason}</span>}
      </td>
      <td className="right num nowrap">
        {shownQuantity(link.quantity, unit, i18n.language)}
        {link.deliveredQuantity !== null && link.deliveredQuantity !== link.quantity && (
          <span className="muted need-number">
            {t('resource.deliveredPart', { quantity: shownQuantity(link.deliveredQuantity, unit, i18n.language) })}
          </span>
        )}
      </td>
      <td className="num nowrap">
        <span className={link.overdue ? 'late-text' : undefined}>{link.dueOn}</span>
        {link.deliveredOn !== null && (
          <span className="muted need-number">{t('resource.deliveredOn', { day: link.deliveredOn, receipt: link.receipt })}</span>
        )}
      </td>
      <td>{link.promisedByName ?? t('common.hidden')}</td>
      <td className="right nowrap">
        {link.viewerCanChange && link.state === 'PROMISED' && (
          <span className="row tight">
            <button type="button" className="button small primary" onClick={() => act('deliver')}>
              {t('resource.deliver')}
            </button>
            <button type="button" className="button small quiet" onClick={() => act('cancel')}>
              {t('resource.cancel')}
            </button>
          </span>
        )}
        {link.viewerCanChange && link.state === 'DELIVERED' && (
          <button type="button" className="button small" onClick={() => act('outcome')}>
            {t('resource.recordOutcome')}
          </button>
        )}
      </td>
    </tr>
  );
}
