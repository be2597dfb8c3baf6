import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { phone } from './phone';
import { usePhone } from './usePhone';

/** Ends the session and wipes what rests on this phone; asks first while something has not been sent. */
export function SignOut() {
  const { t } = useTranslation();
  const { deeds } = usePhone();
  const [asking, setAsking] = useState(false);
  const waiting = deeds.filter(({ entry }) => entry.state === 'waiting').length;
  if (asking) {
    return (
      <div className="m-card">
        <Notice tone="late" role="alert">
          {t('phone.outbox.wouldLose', { count: waiting })}
        </Notice>
        <span className="m-answer">
          <button type="button" className="button big primary" onClick={() => setAsking(false)}>
            {t('phone.outbox.stay')}
          </button>
          <button type="button" className="button big" onClick={() => void phone.signOut()}>
            {t('phone.outbox.loseAndLeave')}
          </button>
        </span>
      </div>
    );
  }
  return (
    <>
      <button type="button" className="button big wide" onClick={() => (waiting > 0 ? setAsking(true) : void phone.signOut())}>
        <Icon name="out" />
        {t('session.signOut')}
      </button>
      <p className="muted small-print">{t('phone.wipes')}</p>
    </>
  );
}
