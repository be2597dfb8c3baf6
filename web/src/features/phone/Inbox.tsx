import { useTranslation } from 'react-i18next';
import type { InboxQuery as InboxAnswer, NotificationSettingsQuery as SettingsAnswer } from '../../gql/graphql';
import { ask, command } from '../../platform/lean';
import { formatInstant } from '../../platform/time';
import { FailureView, Outcome } from '../../ui/Outcome';
import { Skeleton } from '../../ui/Skeleton';
import { InboxQuery, NotificationAcknowledge, NotificationSettingsQuery, NotificationSettingsSave } from '../notifications/documents';
import { SettingsForm } from '../notifications/SettingsForm';
import '../notifications/told.css';
import { Back } from './Back';
import { To } from './To';
import { useAsked } from './useAsked';

interface Shown {
  readonly told: InboxAnswer['notifications'];
  readonly settings: SettingsAnswer;
}

async function askForInbox(): Promise<Shown> {
  const [inbox, settings] = await Promise.all([ask(InboxQuery, { unread: false, after: null }), ask(NotificationSettingsQuery, {})]);
  return { told: inbox.data.notifications, settings: settings.data };
}

/** What one was told, and how one wants to be told; asked of the server, nothing of it rests on the phone. */
export function Inbox() {
  const { t, i18n } = useTranslation();
  const { shown, failure, again } = useAsked(askForInbox);

  async function readAll(): Promise<void> {
    await command(NotificationAcknowledge, { input: {} });
    again();
  }

  if (failure !== null) return <FailureView failure={failure} retry={again} />;
  if (shown === null) return <Skeleton />;
  const { edges } = shown.told;
  return (
    <>
      <Back />
      <h1>{t('told.title')}</h1>
      {edges.length === 0 ? (
        <Outcome icon="bell" title={t('told.none')} hint={t('told.noneHint')} />
      ) : (
        <>
          <button type="button" className="button big wide" onClick={() => void readAll()}>
            {t('told.readAll')}
          </button>
          <ul className="m-list">
            {edges.map(({ node }) => (
              <li key={node.id} className="m-card">
                <span className="row">
                  <strong className="grow">
                    {node.path.startsWith('/m') ? (
                      <To path={node.path}>{i18n.language === 'en' ? node.titleEn : node.title}</To>
                    ) : (
                      <a href={node.path}>{i18n.language === 'en' ? node.titleEn : node.title}</a>
                    )}
                  </strong>
                  {node.readAt !== null && <span className="tag">{t('told.wasRead')}</span>}
                </span>
                <span className="muted num">{formatInstant(node.createdAt, i18n.language, 'dayTime')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <section aria-labelledby="told-settings" className="m-card">
        <h2 id="told-settings">{t('told.settings.title')}</h2>
        <SettingsForm
          asked={shown.settings}
          save={async (input) => {
            const result = await command(NotificationSettingsSave, { input });
            if (result.kind === 'done') again();
            return result;
          }}
        />
      </section>
    </>
  );
}
