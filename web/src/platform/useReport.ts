import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { refusalText } from '../ui/RefusalText';
import type { Outcome } from './command';

/** Tells the outcome of a command that has no form of its own; answers whether it was done. */
export function useReport(): (outcome: Outcome<unknown>, done?: string) => boolean {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  return (outcome, done) => {
    if (outcome.kind === 'done') {
      if (done !== undefined) void message.success(done);
      return true;
    }
    const text =
      outcome.kind === 'refused'
        ? outcome.errors.map((error) => refusalText(error, t, i18n.language)).join(' ')
        : `${t(`failure.${outcome.failure.kind}.title`)} ${t(`failure.${outcome.failure.kind}.hint`)}`;
    void message.error(text, 6);
    return false;
  };
}
