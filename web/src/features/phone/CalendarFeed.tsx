import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../platform/command';
import { command } from '../../platform/lean';
import { Notice } from '../../ui/Notice';
import { Refusals } from '../../ui/RefusalText';
import { CalendarFeedOpen, CalendarFeedClose } from './documents';

/** A secret link for the calendar of one's own; shown once, ended at any time. */
export function CalendarFeed() {
  const { t } = useTranslation();
  const [path, setPath] = useState<string | null>(null);
  const [revoked, setRevoked] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);

  async function open(): Promise<void> {
    const result = await command(CalendarFeedOpen, { input: { requestId: crypto.randomUUID() } });
    setOutcome(result);
    setRevoked(false);
    if (result.kind === 'done') setPath(result.payload.path);
  }

  async function end(): Promise<void> {
    const result = await command(CalendarFeedClose, { input: { requestId: crypto.randomUUID() } });
    setOutcome(result);
    if (result.kind !== 'done') return;
    setPath(null);
    setRevoked(true);
  }

  const link = path === null ? null : location.origin + path;
  return (
    <section aria-labelledby="calendar" className="m-card">
      <h2 id="calendar">{t('phone.calendar.title')}</h2>
      <p className="muted">{t('phone.calendar.hint')}</p>
      <Refusals failure={outcome?.kind === 'failed' ? outcome.failure : null} />
      {link !== null && (
        <>
          <code className="m-link">{link}</code>
          <button type="button" className="button big wide" onClick={() => void navigator.clipboard.writeText(link)}>
            {t('phone.calendar.copy')}
          </button>
        </>
      )}
      {revoked && (
        <Notice tone="done" role="status">
          {t('phone.calendar.ended')}
        </Notice>
      )}
      <span className="m-answer">
        <button type="button" className="button big" onClick={() => void open()}>
          {t('phone.calendar.open')}
        </button>
        <button type="button" className="button big" onClick={() => void end()}>
          {t('phone.calendar.end')}
        </button>
      </span>
    </section>
  );
}
