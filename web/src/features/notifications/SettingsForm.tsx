import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotificationSettingsQuery, NotificationSettingsSaveInput } from '../../gql/graphql';
import type { Outcome } from '../../platform/command';
import { splitErrors } from '../../platform/user-errors';
import { TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { refusalText, Refusals } from '../../ui/RefusalText';
import { clockTime, minuteOf } from './clock-time';

const LANGUAGES = ['zh-CN', 'en'] as const;
const FIELDS = ['email', 'webhookId', 'quietFrom', 'quietUntil'];

interface Props {
  readonly asked: NotificationSettingsQuery;
  readonly save: (input: NotificationSettingsSaveInput) => Promise<Outcome<unknown>>;
}

/** How one wants to be told outside the console; the same form at the desk and on the phone. */
export function SettingsForm({ asked, save }: Props) {
  const { t, i18n } = useTranslation();
  const kept = asked.notificationSettings;
  const [email, setEmail] = useState(kept.email ?? '');
  const [emailOn, setEmailOn] = useState(kept.emailOn);
  const [webhookId, setWebhookId] = useState(kept.webhook?.id ?? '');
  const [digest, setDigest] = useState(kept.digest);
  const [digestAt, setDigestAt] = useState(clockTime(kept.digestMinute));
  const [quietFrom, setQuietFrom] = useState(clockTime(kept.quietFrom));
  const [quietUntil, setQuietUntil] = useState(clockTime(kept.quietUntil));
  const [language, setLanguage] = useState(kept.language);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [busy, setBusy] = useState(false);
  const { byField, rest } = splitErrors(outcome?.kind === 'refused' ? outcome.errors : [], FIELDS);
  const errorOf = (field: string): string | undefined => {
    const error = byField.get(field);
    return error === undefined ? undefined : refusalText(error, t, i18n.language);
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const result = await save({
      expectedVersion: kept.version,
      email: email.trim() === '' ? null : email.trim(),
      emailOn,
      webhookId: webhookId === '' ? null : webhookId,
      digest,
      digestMinute: minuteOf(digestAt) ?? kept.digestMinute,
      quietFrom: minuteOf(quietFrom),
      quietUntil: minuteOf(quietUntil),
      language,
    });
    setBusy(false);
    setOutcome(result);
  }

  return (
    <form className="told-form" onSubmit={(event) => void submit(event)}>
      <p className="muted">{t('told.settings.hint')}</p>
      {!asked.notificationWays.email && <Notice tone="soon">{t('told.settings.noMail')}</Notice>}
      <Refusals errors={rest} failure={outcome?.kind === 'failed' ? outcome.failure : null} />
      <TextField
        label={t('told.settings.email')}
        type="email"
        autoComplete="email"
        maxLength={254}
        value={email}
        error={errorOf('email')}
        onChange={(event) => setEmail(event.target.value)}
      />
      <label className="told-tick">
        <input type="checkbox" checked={emailOn} onChange={(event) => setEmailOn(event.target.checked)} />
        {t('told.settings.emailOn')}
      </label>
      <label className="field">
        <span>{t('told.settings.robot')}</span>
        <select value={webhookId} onChange={(event) => setWebhookId(event.target.value)}>
          <option value="">{t('told.settings.noRobot')}</option>
          {asked.notificationWebhooks.map((each) => (
            <option key={each.id} value={each.id}>
              {`${each.name} · ${t(`told.robotKind.${each.kind}`)}`}
            </option>
          ))}
        </select>
        {errorOf('webhookId') !== undefined && <span className="field-error">{errorOf('webhookId')}</span>}
      </label>
      <label className="told-tick">
        <input type="checkbox" checked={digest} onChange={(event) => setDigest(event.target.checked)} />
        {t('told.settings.digest')}
      </label>
      {digest && (
        <TextField
          label={t('told.settings.digestAt')}
          type="time"
          required
          value={digestAt}
          onChange={(event) => setDigestAt(event.target.value)}
        />
      )}
      <div className="told-pair">
        <TextField
          label={t('told.settings.quietFrom')}
          type="time"
          value={quietFrom}
          error={errorOf('quietFrom')}
          onChange={(event) => setQuietFrom(event.target.value)}
        />
        <TextField
          label={t('told.settings.quietUntil')}
          type="time"
          value={quietUntil}
          error={errorOf('quietUntil')}
          onChange={(event) => setQuietUntil(event.target.value)}
        />
      </div>
      <p className="muted">{t('told.settings.quietHint')}</p>
      <label className="field">
        <span>{t('told.settings.language')}</span>
        <select value={language} onChange={(event) => setLanguage(event.target.value)}>
          {LANGUAGES.map((each) => (
            <option key={each} value={each}>
              {t(`told.language.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {outcome?.kind === 'done' && (
        <Notice tone="done" role="status">
          {t('told.settings.saved')}
        </Notice>
      )}
      <button type="submit" className="button primary" disabled={busy}>
        {t('told.settings.save')}
      </button>
    </form>
  );
}
