import { useTranslation } from 'react-i18next';
import type { ApplicationState } from '../../gql/graphql';

const tone: Record<ApplicationState, string> = {
  DRAFT: '',
  SUBMITTED: 'soon',
  RETURNED: 'now',
  APPROVED: 'done',
  REFUSED: 'late',
  WITHDRAWN: '',
};

/** Where an application stands, in words. */
export function ApplicationStateTag({ state }: { readonly state: ApplicationState }) {
  const { t } = useTranslation();
  return <span className={`tag ${tone[state]}`}>{t(`assistance.state.${state}`)}</span>;
}
