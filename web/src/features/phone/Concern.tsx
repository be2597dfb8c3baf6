import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TextAreaField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { phone } from './phone';
import type { ShownVisit } from './project';

/** Tells the duty desk that something is wrong; it calls people until somebody takes it up. Danger to life is 120 and 110. */
export function Concern({ visit }: { readonly visit: ShownVisit }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState(false);
  const [text, setText] = useState('');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { next: _next, ...known } = visit;
    await phone.do({ deed: 'concern', visit: known, text: text.trim() }, visit.self);
    setText('');
    setOpen(false);
    setSent(true);
  }

  return (
    <section className="m-concern" aria-label={t('phone.concern.title')}>
      {sent && (
        <Notice tone="now" role="status">
          {t('phone.concern.sent')}
        </Notice>
      )}
      {open ? (
        <form className="m-card" onSubmit={(event) => void submit(event)}>
          <strong>{t('phone.concern.title')}</strong>
          <Notice tone="late">
            {t('phone.concern.danger')}{' '}
            <a href="tel:120" className="button">
              120
            </a>{' '}
            <a href="tel:110" className="button">
              110
            </a>
          </Notice>
          <TextAreaField
            label={t('phone.concern.text')}
            hint={t('phone.concern.hint')}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <span className="m-answer">
            <button type="button" className="button big" onClick={() => setOpen(false)}>
              {t('phone.keep')}
            </button>
            <button type="submit" className="button primary big">
              {t('phone.concern.send')}
            </button>
          </span>
        </form>
      ) : (
        <button type="button" className="button big wide" onClick={() => setOpen(true)}>
          <Icon name="warning" />
          {t('phone.concern.open')}
        </button>
      )}
    </section>
  );
}
