import { useTranslation } from 'react-i18next';
import type { Party } from './documents';

/** A person as a list names it: masked name, year of birth, last four characters, address. */
export function Person({ party }: { readonly party: Party | null }) {
  const { t, i18n } = useTranslation();
  if (party === null) return <span className="muted">{t('comparison.notThere')}</span>;
  const facts = [
    party.birthYear === null ? null : t('comparison.born', { year: party.birthYear }),
    party.identityTail === null ? t('comparison.noNumber') : t('comparison.tail', { tail: party.identityTail }),
    party.amountFen === null ? null : t('comparison.paid', { yuan: (party.amountFen / 100).toLocaleString(i18n.language) }),
    party.address,
  ];
  return (
    <>
      {party.name}
      <span className="muted need-number">{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </>
  );
}
