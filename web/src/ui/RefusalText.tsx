import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { UserError } from '../platform/user-errors';
import type { Failure } from '../platform/errors';
import { formatSpan } from '../platform/time';
import { Notice } from './Notice';

/** The sentence of a refusal, from its code and the data that its kind carries; never the server's own message. */
export function refusalText(error: UserError, t: TFunction, language: string): string {
  if (error.__typename === 'VolunteerUnavailable')
    return t('refusal.unavailable', { span: formatSpan(error.conflict.startsAt, error.conflict.endsAt, language) });
  if (error.__typename === 'SeatTaken') return t('refusal.seats', { taken: error.taken, seats: error.seats });
  if (error.__typename === 'PlanAlreadyActive' && error.activePlan !== null) {
    const { number, state } = error.activePlan;
    return state === 'ACTIVE' ? t('refusal.planInForce', { number }) : t('refusal.planInPreparation', { number });
  }
  if (error.__typename === 'VolunteerIneligible') {
    return t('refusal.ineligible', { rules: error.failedRules.map((rule) => t(`ruleFailed.${rule.code}`)).join(t('common.listJoin')) });
  }
  return t(`error.${error.code}`);
}

/** What stood in the way of a command, where no field is to blame. */
export function Refusals({ errors, failure }: { readonly errors?: readonly UserError[]; readonly failure?: Failure | null }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {errors?.map((error) => (
        <Notice key={`${error.code} ${error.field?.join('.') ?? ''}`} tone="late" role="alert">
          {refusalText(error, t, i18n.language)}
        </Notice>
      ))}
      {failure && (
        <Notice tone="late" role="alert">
          {t(`failure.${failure.kind}.title`)} {t(`failure.${failure.kind}.hint`)}
          {failure.kind === 'fault' && failure.id !== null && <code> {failure.id}</code>}
        </Notice>
      )}
    </>
  );
}
