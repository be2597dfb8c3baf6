import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessagesPanelQuery as Messages } from '../../gql/graphql';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { Panel } from '../../ui/Panel';
import { useViewer } from '../session/viewer';
import { DeliveryTag } from './DeliveryTag';
import { MessagesPanelQuery } from './documents';
import { TemplateDialog } from './TemplateDialog';
import './told.css';
import { WebhookDialog } from './WebhookDialog';

export type Template = Messages['notificationTemplates'][number];
export type Webhook = Messages['notificationWebhooks'][number];

const route = getRouteApi('/staff/admin');

/** What administrators keep of messages: their words, the robots of groups, and the log of deliveries. */
export function MessagesPanel() {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { after, failed = false } = route.useSearch();
  const { can } = useViewer();
  const [template, setTemplate] = useState<Template | null>(null);
  const [webhook, setWebhook] = useState<Webhook | 'new' | null>(null);
  const { data } = useSuspenseQuery(MessagesPanelQuery, { variables: { failed, after: after ?? null }, fetchPolicy: 'cache-and-network' });
  const english = i18n.language === 'en';
  const may = can('notification:configure');
  return (
    <div className="dated">
      {!data.notificationWays.email && <Notice tone="soon">{t('told.admin.noMail')}</Notice>}
      <Panel title={t('told.admin.templates')} flush>
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('told.admin.kind')}</th>
                <th scope="col">{t('told.admin.words')}</th>
                <th scope="col">{t('told.admin.rules')}</th>
                <th scope="col">
                  <span className="sr">{t('common.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.notificationTemplates.map((each) => (
                <tr key={each.id}>
                  <td className="nowrap">
                    {english ? each.nameEn : each.name} {each.sample && <span className="tag soon">{t('admin.sample')}</span>}
                  </td>
                  <td className="wide">
                    <strong>{english ? each.subjectEn : each.subject}</strong>
                    <span className="muted told-words">{english ? each.bodyEn : each.body}</span>
                  </td>
                  <td>
                    {each.urgent && <span className="tag now">{t('told.admin.urgent')}</span>}{' '}
                    {!each.groupAllowed && <span className="tag">{t('told.admin.personal')}</span>}
                  </td>
                  <td className="right">
                    {may && (
                      <button type="button" className="button small" onClick={() => setTemplate(each)}>
                        {t('common.edit')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <Panel
        title={t('told.admin.robots')}
        flush
        extra={
          may && (
            <button type="button" className="button primary" onClick={() => setWebhook('new')}>
              <Icon name="plus" />
              {t('told.admin.newRobot')}
            </button>
          )
        }
      >
        {data.notificationWebhooks.length === 0 ? (
          <Outcome icon="bell" title={t('told.admin.noRobots')} hint={t('told.admin.noRobotsHint')} center />
        ) : (
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('told.admin.group')}</th>
                  <th scope="col">{t('told.admin.kind')}</th>
                  <th scope="col">{t('told.admin.host')}</th>
                  <th scope="col">{t('need.area')}</th>
                  <th scope="col">{t('told.standing')}</th>
                  <th scope="col">
                    <span className="sr">{t('common.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.notificationWebhooks.map((each) => (
                  <tr key={each.id}>
                    <td>{each.name}</td>
                    <td>{t(`told.robotKind.${each.kind}`)}</td>
                    <td className="num">{each.host}</td>
                    <td>{each.area !== null && areaName(each.area, i18n.language)}</td>
                    <td>
                      <span className={each.active ? 'tag done' : 'tag'}>
                        {t(each.active ? 'told.admin.inUse' : 'told.admin.outOfUse')}
                      </span>
                    </td>
                    <td className="right">
                      {may && (
                        <button type="button" className="button small" onClick={() => setWebhook(each)}>
                          {t('common.edit')}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <Panel
        title={t('told.admin.log')}
        flush
        extra={
          <button
            type="button"
            className="button small"
            aria-pressed={failed}
            onClick={() => void navigate({ search: (before) => ({ ...before, after: undefined, failed: failed ? undefined : true }) })}
          >
            {t('told.admin.onlyFailed')}
          </button>
        }
      >
        <PagedTable
          columns={[
            { label: t('told.admin.to') },
            { label: t('told.what') },
            { label: t('told.way') },
            { label: t('told.when') },
            { label: t('told.attempts'), align: 'right' },
            { label: t('told.standing') },
          ]}
          connection={data.notificationDeliveries}
          after={after}
          onTurn={(next) => void navigate({ search: (before) => ({ ...before, after: next }) })}
          empty={<Outcome icon="bell" title={t('told.admin.noDeliveries')} hint={t('told.admin.noDeliveriesHint')} center />}
        >
          {data.notificationDeliveries.edges.map(({ node }) => (
            <tr key={node.id}>
              <td>{node.account?.displayName}</td>
              <td>{t(`told.kind.${node.kind}`)}</td>
              <td>{t(`told.channel.${node.channel}`)}</td>
              <td className="num nowrap">{formatInstant(node.createdAt, i18n.language)}</td>
              <td className="right num">{node.attempts}</td>
              <td>
                <DeliveryTag state={node.state} />
                {node.lastError !== null && <span className="muted told-words num">{node.lastError}</span>}
              </td>
            </tr>
          ))}
        </PagedTable>
      </Panel>
      {template !== null && <TemplateDialog template={template} close={() => setTemplate(null)} />}
      {webhook !== null && (
        <WebhookDialog
          webhook={webhook === 'new' ? null : webhook}
          hosts={data.notificationWays.webhookHosts}
          close={() => setWebhook(null)}
        />
      )}
    </div>
  );
}
