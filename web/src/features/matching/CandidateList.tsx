import { useTranslation } from 'react-i18next';
import type { CandidateFragment } from '../../gql/graphql';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Icon } from '../../ui/Icon';

interface Props {
  readonly label: string;
  readonly candidates: readonly CandidateFragment[];
  readonly selected: string;
  readonly choose: (volunteerId: string) => void;
}

/** Volunteers to compare, best first; one who misses a hard rule says which in place of where and when. */
export function CandidateList({ label, candidates, selected, choose }: Props) {
  const { t } = useTranslation();
  return (
    <ol className="candidates" aria-label={label}>
      {candidates.map((candidate) => (
        <li key={candidate.volunteer.id}>
          <button type="button" aria-pressed={candidate.volunteer.id === selected} onClick={() => choose(candidate.volunteer.id)}>
            <span className={candidate.eligible ? 'candidate-rank num' : 'candidate-rank no'}>
              {candidate.eligible ? candidate.rank : <Icon name="cross" />}
            </span>
            <span className="grow">
              <strong>{candidate.volunteer.displayName}</strong> <span className="muted num">{candidate.volunteer.number}</span>
              {candidate.eligible ? <WhereAndWhen candidate={candidate} /> : <Missing candidate={candidate} />}
            </span>
            {candidate.eligible && (
              <span className="candidate-score num" title={t('match.scoreLabel')}>
                {candidate.score.toFixed(1)}
              </span>
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}

function WhereAndWhen({ candidate: { volunteer, distanceKm, startsAt } }: { readonly candidate: CandidateFragment }) {
  const { t, i18n } = useTranslation();
  return (
    <span className="candidate-facts muted num">
      {areaName(volunteer.homeArea, i18n.language)}
      {distanceKm !== null && ` · ${t('match.km', { km: distanceKm.toFixed(1) })}`}
      {startsAt !== null && ` · ${formatInstant(startsAt, i18n.language, 'dayTime')}`}
    </span>
  );
}

function Missing({ candidate }: { readonly candidate: CandidateFragment }) {
  const { t } = useTranslation();
  return (
    <span className="candidate-facts missing">
      {candidate.rules
        .filter((rule) => !rule.passed)
        .map((rule) => t(`ruleFailed.${rule.code}`))
        .join(t('common.listJoin'))}
    </span>
  );
}
