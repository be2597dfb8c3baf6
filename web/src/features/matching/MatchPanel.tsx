import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { MatchPanelQuery as MatchPanelResult } from '../../gql/graphql';
import { AbsentError } from '../../platform/errors';
import { useKeys } from '../../platform/keys';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { useViewer } from '../session/viewer';
import { asksOf, type Asks } from './asks';
import { CandidateList } from './CandidateList';
import { Compare } from './Compare';
import './matching.css';
import { NeedSummary } from './NeedSummary';
import { SendOffer } from './SendOffer';
import { SeatsTaken } from './SeatsTaken';
import { WhyNot } from './WhyNot';

const MatchPanelQuery = graphql(`
  query MatchPanel($need: ID!, $withCandidates: Boolean!) {
    serviceNeed(id: $need) {
      id
      state
      seats
      seatsFilled
      seatsOffered
      viewerCanOffer
      ...NeedAsks @unmask
      ...NeedSummary
      ...SeatsTaken
    }
    matchCandidates(needId: $need, first: 20) @include(if: $withCandidates) {
      eligibleCount
      consideredCount
      candidates {
        ...Candidate @unmask
      }
    }
  }
`);

graphql(`
  fragment Candidate on MatchCandidate {
    volunteer {
      id
      number
      displayName
      sex
      homeArea {
        code
        name
        nameEn
        parent {
          code
          name
          nameEn
        }
      }
      teams {
        id
        name
        kind
      }
      minutesLast30Days
      openAssignmentCount
    }
    eligible
    rank
    score
    parts {
      code
      value
      weight
      points
      evidence
    }
    rules {
      code
      passed
      evidence
    }
    startsAt
    endsAt
    distanceKm
  }
`);

const route = getRouteApi('/staff/board');

/** Who fits this need and why: the need, what was arranged so far, and whom to ask next. */
export function MatchPanel({ needId }: { readonly needId: string }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const { data } = useSuspenseQuery(MatchPanelQuery, {
    variables: { need: needId, withCandidates: can('match:read') },
    fetchPolicy: 'cache-and-network',
  });
  const need = data.serviceNeed;
  if (need === null) throw new AbsentError();
  const close = (): void => void navigate({ search: ({ need: _need, why: _why, ...rest }) => rest });
  return (
    <>
      <header className="match-head">
        <h2 className="grow">{t('match.panel')}</h2>
        <button type="button" className="button quiet small" onClick={close} aria-label={t('match.close')}>
          <Icon name="close" />
        </button>
      </header>
      <NeedSummary need={need} />
      <SeatsTaken need={need} />
      {data.matchCandidates != null && need.viewerCanOffer && need.seatsFilled + need.seatsOffered < need.seats && (
        <Choice needId={needId} asks={asksOf(need, t, i18n.language)} found={data.matchCandidates} />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly needId: string;
  readonly asks: Asks;
  readonly found: NonNullable<MatchPanelResult['matchCandidates']>;
}

/** The ranking, those who miss it by little, the comparison, and the way to send the offer. */
function Choice({ needId, asks, found }: ChoiceProps) {
  const { t } = useTranslation();
  const { why } = route.useSearch();
  const [chosen, setChosen] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const eligible = found.candidates.filter((each) => each.eligible);
  const nearMisses = found.candidates.filter((each) => !each.eligible);
  const ordered = [...eligible, ...nearMisses];
  const at = Math.max(
    0,
    ordered.findIndex((each) => each.volunteer.id === chosen),
  );
  const candidate = ordered[at];

  function move(by: 1 | -1): boolean {
    const next = ordered[at + by];
    if (next === undefined || why !== undefined) return false;
    setChosen(next.volunteer.id);
    return true;
  }

  function send(): boolean {
    if (candidate?.eligible !== true || why !== undefined) return false;
    setSending(true);
    return true;
  }

  useKeys({ ArrowDown: () => move(1), ArrowUp: () => move(-1), a: send });

  return (
    <>
      <div className="match-count row">
        <h3 className="grow">{t('match.candidates')}</h3>
        <span className="muted num">{t('match.counts', { eligible: found.eligibleCount, considered: found.consideredCount })}</span>
      </div>
      <WhyNot needId={needId} volunteerId={why} asks={asks} />
      {why === undefined && eligible.length === 0 && <Outcome icon="people" title={t('match.noneTitle')} hint={t('match.noneHint')} />}
      {why === undefined && candidate !== undefined && (
        <>
          {eligible.length > 0 && (
            <CandidateList label={t('match.candidates')} candidates={eligible} selected={candidate.volunteer.id} choose={setChosen} />
          )}
          {nearMisses.length > 0 && (
            <details className="near-misses" open={!candidate.eligible}>
              <summary>{t('match.nearMisses', { count: nearMisses.length })}</summary>
              <CandidateList label={t('match.nearMissList')} candidates={nearMisses} selected={candidate.volunteer.id} choose={setChosen} />
            </details>
          )}
          <Compare candidate={candidate} asks={asks} showFixes />
          {candidate.eligible && (
            <div className="match-foot">
              {at > 0 && (
                <span className="muted num grow">
                  {t('planning.behind', { points: ((ordered[0]?.score ?? 0) - candidate.score).toFixed(1) })}
                </span>
              )}
              <button type="button" className="button primary" onClick={send}>
                {t('match.send', { name: candidate.volunteer.displayName })}
                <kbd>A</kbd>
              </button>
            </div>
          )}
          {sending && <SendOffer needId={needId} candidate={candidate} best={at === 0} close={() => setSending(false)} />}
        </>
      )}
    </>
  );
}
