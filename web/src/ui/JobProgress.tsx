import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';

interface Props {
  readonly job: { readonly done: number; readonly total: number; readonly message: string | null } | null;
  readonly label: string;
}

/** How far a long piece of work has come; it goes on when the page is closed. */
export function JobProgress({ job, label }: Props) {
  const { t } = useTranslation();
  const known = job !== null && job.total > 0;
  return (
    <div className="job" role="status">
      <span className="row">
        <Icon name="clock" />
        <strong className="grow">{label}</strong>
        {known && (
          <span className="num muted">
            {job.done} / {job.total}
          </span>
        )}
      </span>
      <progress aria-label={label} {...(known ? { max: job.total, value: job.done } : {})} />
      <span className="muted">{t('job.goesOn')}</span>
    </div>
  );
}
