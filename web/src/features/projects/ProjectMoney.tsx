import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { Panel } from '../../ui/Panel';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { useViewer } from '../session/viewer';
import { DeliveryVoid, OrderCancel } from './commands';
import { DialogLink } from './DialogLink';
import { DeliveriesQuery, OrdersQuery, type Project } from './documents';
import { yuan } from './money';

const route = getRouteApi('/staff/projects/$id');
const PAGE = 50;

/** Products, orders and deliveries of a project. */
export function ProjectMoney({ project }: { readonly project: Project }) {
  const { t, i18n } = useTranslation();
  const { open } = route.useSearch();
  const { can } = useViewer();
  const { id } = project;
  const button = (dialog: 'product' | 'order' | 'deliveries', text: string, primary = false) => (
    <DialogLink dialog={dialog} className={primary ? 'button small primary' : 'button small'}>
      {text}
    </DialogLink>
  );
  const only = (what: 'orders' | 'deliveries', text: string) => (
    <Link
      to="/projects/$id"
      params={{ id }}
      search={{ tab: 'produce', ...(open === what ? {} : { open: what }) }}
      className="button small"
      aria-pressed={open === what}
    >
      {text}
    </Link>
  );
  return (
    <div className="stack">
      <Panel title={t('produce.products')} flush extra={project.viewerCanEdit && button('product', t('produce.newProduct'))}>
        {project.products.length === 0 ? (
          <Outcome icon="data" title={t('produce.noProducts')} hint={t('produce.noProductsHint')} />
        ) : (
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('produce.product')}</th>
                  <th scope="col">{t('produce.season')}</th>
                  <th scope="col" className="right">
                    {t('produce.reference')}
                  </th>
                  <th scope="col" className="right">
                    {t('produce.expected')}
                  </th>
                  <th scope="col" className="right">
                    {t('produce.ordered')}
                  </th>
                  <th scope="col" className="right">
                    {t('produce.delivered')}
                  </th>
                  <th scope="col">
                    <span className="sr">{t('common.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {project.products.map((product) => {
                  const sum = project.figures?.products.find((each) => each.name === product.name);
                  return (
                    <tr key={product.id}>
                      <td>{product.name}</td>
                      <td className="num nowrap">
                        {product.seasonFrom} – {product.seasonUntil}
                      </td>
                      <td className="num right">
                        {t('produce.perUnit', { price: yuan(product.referencePriceFen, i18n.language), unit: product.unit })}
                      </td>
                      <td className="num right">{product.expectedQuantity}</td>
                      <td className="num right">{sum?.ordered ?? 0}</td>
                      <td className="num right">{sum?.delivered ?? 0}</td>
                      <td className="right">
                        {project.viewerCanEdit && (
                          <DialogLink dialog="product" on={product.id}>
                            {t('common.edit')}
                          </DialogLink>
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <Panel
        title={t('produce.orders')}
        flush
        extra={
          <span className="row tight">
            {only('orders', t('produce.openOnly'))}
            {can('import:use') && (
              <Link to="/data" className="button small">
                {t('produce.import')}
              </Link>
            )}
            {project.viewerCanEdit && button('order', t('produce.newOrder'))}
          </span>
        }
      >
        <Orders project={project} openOnly={open === 'orders'} />
      </Panel>
      <Panel
        title={t('produce.deliveries')}
        flush
        extra={
          <span className="row tight">
            {only('deliveries', t('produce.unpaidOnly'))}
            {project.viewerCanEdit && button('deliveries', t('produce.newDeliveries'), true)}
          </span>
        }
      >
        <Deliveries project={project} openOnly={open === 'deliveries'} />
      </Panel>
    </div>
  );
}

function Orders({ project, openOnly }: { readonly project: Project; readonly openOnly: boolean }) {
  const { t, i18n } = useTranslation();
  const [after, setAfter] = useState<string | undefined>();
  const [cancel] = useCommand(OrderCancel);
  const [cancelling, setCancelling] = useState<{ id: string; version: number; number: string } | null>(null);
  const { data } = useSuspenseQuery(OrdersQuery, {
    variables: { filter: { projectId: project.id, ...(openOnly ? { open: true } : {}) }, first: PAGE, after: after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PagedTable
        columns={[
          { label: t('produce.order') },
          { label: t('produce.product') },
          { label: t('produce.buyer') },
          { label: t('produce.quantity'), align: 'right' },
          { label: t('produce.price'), align: 'right' },
          { label: t('produce.amount'), align: 'right' },
          { label: t('produce.orderedOn') },
          { label: t('project.stateColumn') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.produceOrders}
        after={after}
        onTurn={setAfter}
        empty={<Outcome icon="file" title={t('produce.noOrders')} hint={t('produce.noOrdersHint')} />}
      >
        {data.produceOrders.edges.map(({ node }) => (
          <tr key={node.id}>
            <td className="num nowrap">
              {node.number}
              {node.reference !== null && <span className="muted need-number">{node.reference}</span>}
            </td>
            <td>{node.product?.name}</td>
            <td className="wide">{node.buyer}</td>
            <td className="num right nowrap">
              {node.delivered} / {node.quantity} {node.product?.unit}
            </td>
            <td className="num right">{yuan(node.unitPriceFen, i18n.language)}</td>
            <td className="num right">{yuan(node.amountFen, i18n.language)}</td>
            <td className="num nowrap">{node.orderedOn}</td>
            <td>
              {node.cancelledAt !== null ? (
                <span className="tag">{t('produce.cancelled')}</span>
              ) : node.delivered >= node.quantity ? (
                <span className="tag done">{t('produce.complete')}</span>
              ) : (
                <span className="tag accent">{t('produce.open')}</span>
              )}
            </td>
            <td className="right">
              {project.viewerCanEdit && node.cancelledAt === null && node.delivered === 0 && (
                <button
                  type="button"
                  className="button small"
                  aria-label={t('produce.cancelLine', { number: node.number })}
                  onClick={() => setCancelling({ id: node.id, version: node.version, number: node.number })}
                >
                  {t('produce.cancel')}
                </button>
              )}
            </td>
          </tr>
        ))}
      </PagedTable>
      {cancelling !== null && (
        <ReasonDialog
          title={t('produce.cancelLine', { number: cancelling.number })}
          send={(reason) => cancel({ input: { id: cancelling.id, expectedVersion: cancelling.version, reason } })}
          close={() => setCancelling(null)}
        />
      )}
    </>
  );
}

function Deliveries({ project, openOnly }: { readonly project: Project; readonly openOnly: boolean }) {
  const { t, i18n } = useTranslation();
  const [after, setAfter] = useState<string | undefined>();
  const [voidDelivery] = useCommand(DeliveryVoid);
  const [voiding, setVoiding] = useState<{ id: string; version: number } | null>(null);
  const { data } = useSuspenseQuery(DeliveriesQuery, {
    variables: { filter: { projectId: project.id, ...(openOnly ? { open: true } : {}) }, first: PAGE, after: after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PagedTable
        columns={[
          { label: t('produce.deliveredOn') },
          { label: t('pairing.household') },
          { label: t('produce.order') },
          { label: t('produce.quantity'), align: 'right' },
          { label: t('produce.householdPrice'), align: 'right' },
          { label: t('produce.owed'), align: 'right' },
          { label: t('produce.paid'), align: 'right' },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.produceDeliveries}
        after={after}
        onTurn={setAfter}
        empty={<Outcome icon="tick" title={t('produce.noDeliveries')} hint={t('produce.noDeliveriesHint')} />}
      >
        {data.produceDeliveries.edges.map(({ node }) => (
          <tr key={node.id}>
            <td className="num nowrap">{node.deliveredOn}</td>
            <td>{node.participant?.code}</td>
            <td className="num nowrap">{node.order?.number}</td>
            <td className="num right nowrap">
              {node.quantity} {node.order?.product?.unit}
            </td>
            <td className="num right">{yuan(node.unitPriceFen, i18n.language)}</td>
            <td className="num right">{yuan(node.amountFen, i18n.language)}</td>
            <td className="num right">
              {node.voidedAt !== null ? (
                <span className="tag">{t('produce.voided')}</span>
              ) : node.paidFen >= node.amountFen ? (
                <span className="tag done">
                  <Icon name="tick" />
                  {t('produce.settled')}
                </span>
              ) : (
                yuan(node.paidFen, i18n.language)
              )}
            </td>
            <td className="right">
              {project.viewerCanEdit && node.voidedAt === null && node.paidFen === 0 && (
                <button type="button" className="button small" onClick={() => setVoiding({ id: node.id, version: node.version })}>
                  {t('produce.void')}
                </button>
              )}
            </td>
          </tr>
        ))}
      </PagedTable>
      {voiding !== null && (
        <ReasonDialog
          title={t('produce.voidTitle')}
          send={(reason) => voidDelivery({ input: { id: voiding.id, expectedVersion: voiding.version, reason } })}
          close={() => setVoiding(null)}
        />
      )}
    </>
  );
}
