import { useTranslation } from 'react-i18next';
import type { RuleCode } from '../../gql/graphql';

/** Rules that give way. */
const SAID = ['WEEKLY_LIMIT', 'AVAILABLE', 'AREA_OR_TRAVEL', 'DIALECT', 'SEX', 'HOUSEHOLD_CONSENT', 'SKILL', 'QUALIFICATION'] as const;

interface Props {
  readonly change: { readonly rule: RuleCode; readonly amount: number | null; readonly volunteer: { readonly displayName: string } | null };
}

/** The smallest change that would fill a seat, as a sentence. */
export function Relaxation({ change: { rule, amount, volunteer } }: Props) {
  const { t } = useTranslation();
  const said = SAID.find((each) => each === rule);
  const name = volunteer?.displayName ?? t('planning.somebody');
  return <>{said === undefined ? t(`ruleFix.${rule}`) : t(`planning.relax.${said}`, { name, amount: amount ?? 0 })}</>;
}

interface ChangesProps {
  readonly changes: readonly { readonly rule: RuleCode; readonly amount: number | null }[];
  readonly mayFit: boolean;
}

/** What would have to change for a pair to fit, all of it together. */
export function Changes({ changes, mayFit }: ChangesProps) {
  const { t } = useTranslation();
  if (!mayFit) return <p className="muted">{t('planning.noChanges')}</p>;
  const words = changes.map(({ rule, amount }) => {
    const said = SAID.find((each) => each === rule);
    return said === undefined ? t(`ruleFix.${rule}`) : t(`planning.change.${said}`, { amount: amount ?? 0 });
  });
  return <p>{t('planning.changes', { changes: words.join(t('common.listJoin')) })}</p>;
}
