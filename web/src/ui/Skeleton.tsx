import { useTranslation } from 'react-i18next';

/** Grey lines in the shape of what is being fetched. */
export function Skeleton({ lines = 5 }: { readonly lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}
