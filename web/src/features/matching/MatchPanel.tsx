import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { AbsentError } from '../../platform/errors';
import { useKeys } from '../../platform/keys';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { CandidateList } from './CandidateList';
import { Compare } from './Compare';
import './matching.css';
import { NeedSummary } from './NeedSummary';
import { SendOffer } from './SendOffer';
import { SeatsTaken } from './SeatsTaken';
import { WhyNot } from './WhyNot';

const MatchPanelQuery = graphql(`
  query MatchPanel($need: ID!) {
    serviceNeed(id: $need) {
      id
      state
      seats
      seatsFilled
      seatsOffered
      viewerCanOffer
      ...NeedSummary
      ...SeatsTaken
    }
    matchCandidates(needId: $need, first: 20) {
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

/** Who fits this need and why: the need, the ranked candidates, the comparison, and the way to send the offer. */
export function MatchPanel({ needId }: { readonly needId: string }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(MatchPanelQuery, { variables: { need: needId }, fetchPolicy: 'cache-and-network' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  const need = data.serviceNeed;
  const candidates = data.matchCandidates?.candidates ?? [];
  const at = Math.max(
    0,
    candidates.findIndex((each) => each.volunteer.id === chosen),
  );
  const candidate = candidates[at];
  const open = need !== null && need.viewerCanOffer && need.seatsFilled + need.seatsOffered < need.seats;

  function move(by: 1 | -1): boolean {
    const next = candidates[at + by];
    if (next === undefined) return false;
    setChosen(next.volunteer.id);
    return true;
  }

  useKeys({
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    a: () => {
      if (!open || candidate === undefined || search.why !== undefined) return false;
      setSending(true);
      return true;
    },
  });

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
      {open && (
        <>
          <div className="match-count row">
            <h3 className="grow">{t('match.candidates')}</h3>
            <span className="muted num">
              {t('match.counts', {
                eligible: data.matchCandidates?.eligibleCount ?? 0,
                considered: data.matchCandidates?.consideredCount ?? 0,
              })}
            </span>
          </div>
          <WhyNot needId={needId} volunteerId={search.why} />
          {search.why === undefined && candidate === undefined && (
            <Outcome icon="people" title={t('match.noneTitle')} hint={t('match.noneHint')} />
          )}
          {search.why === undefined && candidate !== undefined && (
            <>
              <CandidateList candidates={candidates} selected={candidate.volunteer.id} choose={setChosen} />
              <Compare candidate={candidate} />
              <div className="match-foot">
                <button type="button" className="button primary" onClick={() => setSending(true)}>
                  {t('match.send', { name: candidate.volunteer.displayName })}
                  <kbd>A</kbd>
                </button>
              </div>
              {sending && (
                <SendOffer
                  needId={needId}
                  candidate={candidate}
                  best={candidates[0]?.volunteer.id === candidate.volunteer.id}
                  close={() => setSending(false)}
                />
              )}
            </>
          )}
        </>
      )}
    </>
  );
}
