import { useTranslation } from 'react-i18next';
import type { CaseState } from '../../gql/graphql';

const tones: Record<CaseState, string> = {
  INTAKE: 'soon',
  ASSESSMENT: 'soon',
  PLANNING: 'soon',
  INTERVENTION: 'accent',
  REVIEW: 'accent',
  CLOSING: 'soon',
  CLOSED: '',
  REOPENED: 'now',
  TRANSFERRING: 'now',
  SUSPENDED: '',
};

/** Where a case stands. */
export function CaseStateTag({ state }: { readonly state: CaseState }) {
  const { t } = useTranslation();
  return <span className={`tag ${tones[state]}`}>{t(`caseFile.state.${state}`)}</span>;
}
