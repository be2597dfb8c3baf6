import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { phone } from './phone';
import { hereOrNull } from './place';
import type { ShownVisit } from './project';

/** The volunteer has arrived; says where only when it wants to. */
export function CheckIn({ visit }: { readonly visit: ShownVisit }) {
  const { t } = useTranslation();
  const [withPlace, setWithPlace] = useState(false);
  const [busy, setBusy] = useState(false);

  async function checkIn(): Promise<void> {
    setBusy(true);
    const place = withPlace ? await hereOrNull() : null;
    const { next, ...known } = visit;
    await phone.do({ deed: 'start', visit: known, place }, next);
    setBusy(false);
  }

  return (
    <div className="m-checkin">
      <label className="m-option">
        <input type="checkbox" checked={withPlace} onChange={(event) => setWithPlace(event.target.checked)} />
        {t('phone.withPlace')}
      </label>
      <button type="button" className="button primary big wide" disabled={busy} aria-busy={busy} onClick={() => void checkIn()}>
        <Icon name="tick" />
        {t('phone.start')}
      </button>
    </div>
  );
}
