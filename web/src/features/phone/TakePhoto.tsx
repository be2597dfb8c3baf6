import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { photoToSend } from '../../platform/photo';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { phone } from './phone';
import type { ShownVisit } from './project';
import { usePhone } from './usePhone';

/** A photo of what was done, if the household agrees: drawn anew on the phone, kept sealed, sent when there is a network. */
export function TakePhoto({ visit }: { readonly visit: ShownVisit }) {
  const { t } = useTranslation();
  const { deeds } = usePhone();
  const [agreed, setAgreed] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const [busy, setBusy] = useState(false);
  const taken = deeds.filter(
    ({ words, entry }) => words.deed === 'photo' && words.visit.id === visit.id && entry.state !== 'refused',
  ).length;

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setBusy(true);
    const content = await photoToSend(file);
    setUnreadable(content === null);
    const { next, ...known } = visit;
    if (content !== null) await phone.do({ deed: 'photo', visit: known, content }, next);
    setBusy(false);
  }

  return (
    <section className="m-card" aria-label={t('photo.title')}>
      <strong>{t('photo.title')}</strong>
      <span className="muted">{t('photo.hint')}</span>
      <label className="told-tick">
        <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
        {t('photo.agreed')}
      </label>
      {taken > 0 && (
        <Notice tone="done" role="status">
          {t('photo.taken', { count: taken })}
        </Notice>
      )}
      {unreadable && (
        <Notice tone="late" role="alert">
          {t('error.FILE_UNREADABLE')}
        </Notice>
      )}
      {agreed && (
        <label className="button big wide">
          <Icon name="plus" />
          {t('photo.take')}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            className="sr"
            disabled={busy}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
      )}
    </section>
  );
}
