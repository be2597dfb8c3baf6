import { useTranslation } from 'react-i18next';
import type { CareQuality } from '../../gql/graphql';

const tones: Record<CareQuality, string> = { GOOD: 'done', ADEQUATE: 'soon', POOR: 'late' };

export function QualityTag({ result }: { readonly result: CareQuality }) {
  const { t } = useTranslation();
  return <span className={`tag ${tones[result]}`}>{t(`homecare.quality.${result}`)}</span>;
}
