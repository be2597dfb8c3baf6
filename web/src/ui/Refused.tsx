import { useTranslation } from 'react-i18next';
import type { Outcome } from '../platform/command';
import { Notice } from './Notice';
import { Refusals } from './RefusalText';

/**
 * What stood in the way of a command that a dialog sent. A conflict says that somebody else was quicker and
 * offers to load what they left; what was written stays in the form.
 */
export function Refused({ outcome, reload }: { readonly outcome: Outcome<unknown> | null; readonly reload?: () => void }) {
  const { t } = useTranslation();
  if (outcome === null || outcome.kind === 'done') return null;
  if (outcome.kind === 'failed') return <Refusals failure={outcome.failure} />;
  const stale = outcome.errors.some((error) => error.code === 'STALE_VERSION');
  return (
    <div className="stack refused">
      <Refusals errors={outcome.errors.filter((error) => error.code !== 'STALE_VERSION')} />
      {stale && (
        <Notice tone="now" role="alert">
          {t('error.STALE_VERSION')}{' '}
          {reload !== undefined && (
            <button type="button" className="button small" onClick={reload}>
              {t('common.compareAndRetry')}
            </button>
          )}
        </Notice>
      )}
    </div>
  );
}
