import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../platform/errors';
import { Icon, type IconName } from './Icon';

interface OutcomeProps {
  readonly icon: IconName;
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly center?: boolean;
  readonly role?: 'status' | 'alert';
}

/** Says why there is nothing to see here and what to do next. */
export function Outcome({ icon, title, hint, actions, center = false, role }: OutcomeProps) {
  return (
    <div className={center ? 'outcome center' : 'outcome'} role={role}>
      <Icon name={icon} />
      <strong>{title}</strong>
      {hint !== undefined && <p>{hint}</p>}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </div>
  );
}

const icons = { signedOut: 'lock', absent: 'search', busy: 'clock', offline: 'warning', unavailable: 'warning', fault: 'late' } as const;

/** One rendering for each way in which data can fail to arrive. */
export function FailureView({ failure, retry }: { readonly failure: Failure; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const id = failure.kind === 'fault' ? failure.id : null;
  return (
    <Outcome
      icon={icons[failure.kind]}
      title={t(`failure.${failure.kind}.title`)}
      hint={t(`failure.${failure.kind}.hint`)}
      role="alert"
      center
      actions={
        <>
          {failure.kind === 'signedOut' && (
            <a className="button primary" href={`/login?next=${encodeURIComponent(location.pathname + location.search)}`}>
              {t('failure.signIn')}
            </a>
          )}
          {failure.kind !== 'signedOut' && failure.kind !== 'absent' && retry !== undefined && (
            <button type="button" className="button primary" onClick={retry}>
              <Icon name="refresh" />
              {t('failure.retry')}
            </button>
          )}
          {failure.kind === 'absent' && (
            <button type="button" className="button" onClick={() => history.back()}>
              {t('failure.back')}
            </button>
          )}
          {id !== null && (
            <button type="button" className="button" onClick={() => void navigator.clipboard.writeText(id)}>
              {t('failure.copyId', { id })}
            </button>
          )}
        </>
      }
    />
  );
}
