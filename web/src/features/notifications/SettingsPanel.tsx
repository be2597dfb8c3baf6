import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { DeliveryTag } from './DeliveryTag';
import { NotificationSettingsQuery, NotificationSettingsSave } from './documents';
import { SettingsForm } from './SettingsForm';

/** One's own settings, and what became of the last messages. */
export function SettingsPanel() {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(NotificationSettingsQuery, { fetchPolicy: 'cache-and-network' });
  const [save] = useCommand(NotificationSettingsSave);
  const { recent } = data.notificationSettings;
  return (
    <div className="told-columns">
      <Panel title={t('told.settings.title')}>
        <SettingsForm asked={data} save={(input) => save({ input })} />
      </Panel>
      <Panel title={t('told.recent')} flush>
        {recent.length === 0 ? (
          <Outcome icon="bell" title={t('told.noRecent')} hint={t('told.noRecentHint')} center />
        ) : (
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('told.what')}</th>
                  <th scope="col">{t('told.way')}</th>
                  <th scope="col">{t('told.when')}</th>
                  <th scope="col">{t('told.standing')}</th>
                </tr>
              </thead>
              <tbody>
                {recent.map((each) => (
                  <tr key={each.id}>
                    <td>{t(`told.kind.${each.kind}`)}</td>
                    <td>{t(`told.channel.${each.channel}`)}</td>
                    <td className="num nowrap">{formatInstant(each.createdAt, i18n.language)}</td>
                    <td>
                      <DeliveryTag state={each.state} />
                      {each.lastError !== null && <span className="muted told-words num">{each.lastError}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </div>
  );
}
