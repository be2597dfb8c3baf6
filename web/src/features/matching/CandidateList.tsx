import { useTranslation } from 'react-i18next';
import type { CandidateFragment } from '../../gql/graphql';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';

interface Props {
  readonly candidates: readonly CandidateFragment[];
  readonly selected: string;
  readonly choose: (volunteerId: string) => void;
}

/** The volunteers who pass every hard rule, best first. */
export function CandidateList({ candidates, selected, choose }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <ol className="candidates" aria-label={t('match.candidates')}>
      {candidates.map(({ volunteer, rank, score, distanceKm, startsAt }) => (
        <li key={volunteer.id}>
          <button type="button" aria-pressed={volunteer.id === selected} onClick={() => choose(volunteer.id)}>
            <span className="candidate-rank num">{rank}</span>
            <span className="grow">
              <strong>{volunteer.displayName}</strong> <span className="muted num">{volunteer.number}</span>
              <span className="candidate-facts muted num">
                {localName(volunteer.homeArea, i18n.language)}
                {distanceKm !== null && ` · ${t('match.km', { km: distanceKm.toFixed(1) })}`}
                {startsAt !== null && ` · ${formatInstant(startsAt, i18n.language, 'dayTime')}`}
              </span>
            </span>
            {score !== null && (
              <span className="candidate-score num" aria-label={t('match.scoreLabel')}>
                {score.toFixed(1)}
              </span>
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}
