import { useTranslation } from 'react-i18next';
import type { SeatsTakenFragment } from '../../gql/graphql';
import { formatInstant } from '../../platform/time';

/** What a phone may take to tell of something while it has a network. */
const AT_ONCE_MS = 120_000;

/** When the volunteer checked in and out; where the phone had no network then, when that was heard. */
export function VisitMarks({ marks }: { readonly marks: SeatsTakenFragment['assignments'][number]['marks'] }) {
  const { t, i18n } = useTranslation();
  if (marks.length === 0) return null;
  return (
    <p className="muted num">
      {marks
        .map((mark) => {
          const time = formatInstant(mark.happenedAt, i18n.language, 'time');
          const late = Date.parse(mark.receivedAt) - Date.parse(mark.happenedAt) > AT_ONCE_MS;
          const words = t(`match.mark.${mark.kind}`, { time });
          const heard = late ? t('match.mark.heard', { time: formatInstant(mark.receivedAt, i18n.language, 'dayTime') }) : '';
          return `${words}${heard}${mark.place === null ? '' : t('match.mark.place')}`;
        })
        .join(' · ')}
    </p>
  );
}
