import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const STORED = 'finemesh.text-size';

/** Larger text for whoever wants it, remembered on this phone. */
export function TextSize() {
  const { t } = useTranslation();
  const [large, setLarge] = useState(() => localStorage.getItem(STORED) === 'large');
  useEffect(() => {
    document.documentElement.classList.toggle('large-text', large);
    localStorage.setItem(STORED, large ? 'large' : 'usual');
  }, [large]);
  return (
    <button type="button" className="button quiet" aria-pressed={large} onClick={() => setLarge(!large)}>
      {t('phone.largeText')}
    </button>
  );
}
