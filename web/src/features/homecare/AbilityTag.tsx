import { useTranslation } from 'react-i18next';
import type { AbilityPartsFragment } from '../../gql/graphql';
import { localName } from '../../platform/local-name';

const tones: Readonly<Record<string, string>> = { SEVERE: 'late', MODERATE: 'now', MILD: 'soon', NONE: 'done' };

/** Total and level of an assessment, with the version of the scale. */
export function AbilityTag({ assessment }: { readonly assessment: AbilityPartsFragment }) {
  const { t, i18n } = useTranslation();
  const band = assessment.scale?.bands.find((each) => each.level === assessment.level);
  return (
    <span className={`tag ${tones[assessment.level] ?? ''}`}>
      {band === undefined ? assessment.level : localName(band, i18n.language)} · {t('homecare.points', { count: assessment.total })}
    </span>
  );
}
