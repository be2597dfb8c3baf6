import { useTranslation } from 'react-i18next';
import type { ImportState } from '../../gql/graphql';

const tone: Record<ImportState, string> = {
  UPLOADED: '',
  CHECKING: 'soon',
  CHECKED: 'accent',
  APPLYING: 'soon',
  APPLIED: 'done',
  UNDOING: 'soon',
  UNDONE: '',
  FAILED: 'late',
};

export function ImportStateTag({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation();
  return <span className={`tag ${tone[state]}`}>{t(`importState.${state}`)}</span>;
}
