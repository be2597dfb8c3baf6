import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { Icon } from '../../ui/Icon';
import { OfferWithdraw } from './documents';

const UNDO_SECONDS = 8;

interface Sent {
  readonly offerId: string;
  readonly version: number;
  /** Until when the server takes the offer back without a trace for the volunteer. */
  readonly until: string | null;
  readonly name: string;
}

/** Announces a sent offer with a button that takes it back for as long as the server allows, eight seconds as a rule. */
export function useUndo(): (sent: Sent) => void {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const report = useReport();
  const [withdraw] = useCommand(OfferWithdraw);
  return ({ offerId, version, until, name }) => {
    const key = `offer-${offerId}`;
    const left = until === null ? UNDO_SECONDS : Math.min(UNDO_SECONDS, Math.max(1, Math.round((Date.parse(until) - Date.now()) / 1000)));
    notification.success({
      key,
      title: t('match.sent', { name }),
      placement: 'bottomLeft',
      duration: left,
      showProgress: true,
      pauseOnHover: false,
      role: 'status',
      actions: (
        <UndoButton
          seconds={left}
          undo={() => {
            notification.destroy(key);
            void withdraw({ input: { id: offerId, expectedVersion: version } }).then((outcome) => report(outcome, t('match.withdrawn')));
          }}
        />
      ),
    });
  };
}

function UndoButton({ seconds, undo }: { readonly seconds: number; readonly undo: () => void }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <button type="button" className="button small" onClick={undo} aria-label={t('match.undo')}>
      <Icon name="undo" />
      {t('match.undoLeft', { count: left })}
    </button>
  );
}
