import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The head's masked name, leading to the household's file; null where the viewer may not see the household. */
export function HouseholdLink({ household }: { readonly household: { readonly id: string; readonly headName: string } | null }) {
  const { t } = useTranslation();
  if (household === null) return <span className="muted">{t('common.hidden')}</span>;
  return (
    <Link to="/cases/$id" params={{ id: household.id }}>
      {household.headName}
    </Link>
  );
}
