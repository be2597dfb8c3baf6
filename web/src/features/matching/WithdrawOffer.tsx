import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { OfferWithdraw } from './documents';

/** Takes an unanswered offer back; its seat is free again. */
export function WithdrawOffer({ id, version }: { readonly id: string; readonly version: number }) {
  const { t } = useTranslation();
  const report = useReport();
  const [withdraw, busy] = useCommand(OfferWithdraw);
  return (
    <button
      type="button"
      className="button small"
      disabled={busy}
      onClick={() => void withdraw({ input: { id, expectedVersion: version } }).then((outcome) => report(outcome, t('match.withdrawn')))}
    >
      {t('match.withdraw')}
    </button>
  );
}
