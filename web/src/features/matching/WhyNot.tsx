import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { AbsentError } from '../../platform/errors';
import { Boundary } from '../../ui/Boundary';
import { Notice } from '../../ui/Notice';
import type { Asks } from './asks';
import { Compare } from './Compare';
import { Changes } from './Relaxation';
import { SendOffer } from './SendOffer';
import { VolunteerSearch } from './VolunteerSearch';

const WhyNotQuery = graphql(`
  query WhyNot($need: ID!, $volunteer: ID!) {
    matchExplain(needId: $need, volunteerId: $volunteer) {
      ...Candidate @unmask
      mayFit
      changes {
        rule
        amount
      }
    }
  }
`);

const route = getRouteApi('/staff/board');

/** Why this person does not stand in the list: which hard rule says no, and what would have to change. */
export function WhyNot({
  needId,
  volunteerId,
  asks,
}: {
  readonly needId: string;
  readonly volunteerId: string | undefined;
  readonly asks: Asks;
}) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  return (
    <div className="why-not">
      <VolunteerSearch
        label={t('match.whyNotLabel')}
        value={volunteerId ?? null}
        onChange={(why) => void navigate({ search: (before) => ({ ...before, why }), replace: true })}
      />
      {volunteerId !== undefined && (
        <Boundary key={volunteerId}>
          <Explanation needId={needId} volunteerId={volunteerId} asks={asks} />
        </Boundary>
      )}
    </div>
  );
}

function Explanation({ needId, volunteerId, asks }: { readonly needId: string; readonly volunteerId: string; readonly asks: Asks }) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(WhyNotQuery, { variables: { need: needId, volunteer: volunteerId } });
  const [sending, setSending] = useState(false);
  const candidate = data.matchExplain;
  if (candidate === null) throw new AbsentError();
  const failed = candidate.rules.filter((rule) => !rule.passed);
  const name = candidate.volunteer.displayName;
  return (
    <div className="stack">
      <Notice tone={candidate.eligible ? 'done' : 'late'} role="status">
        {candidate.eligible
          ? t('match.eligibleAt', { name, rank: candidate.rank ?? '–' })
          : t('match.notEligible', { name, rules: failed.map((rule) => t(`ruleFailed.${rule.code}`)).join(t('common.listJoin')) })}
      </Notice>
      {!candidate.eligible && <Changes changes={candidate.changes} mayFit={candidate.mayFit} />}
      <Compare candidate={candidate} asks={asks} showFixes />
      {candidate.eligible && (
        <div className="match-foot">
          <button type="button" className="button primary" onClick={() => setSending(true)}>
            {t('match.send', { name })}
          </button>
        </div>
      )}
      {sending && <SendOffer needId={needId} candidate={candidate} best={candidate.rank === 1} close={() => setSending(false)} />}
    </div>
  );
}
