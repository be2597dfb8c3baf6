import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { AbsentError } from '../../platform/errors';
import { areaName } from '../../platform/local-name';
import { Boundary } from '../../ui/Boundary';
import { Notice } from '../../ui/Notice';
import type { Asks } from './asks';
import { Compare } from './Compare';
import { SendOffer } from './SendOffer';

const WhyNotSearchQuery = graphql(`
  query WhyNotSearch($text: String!) {
    volunteers(filter: { text: $text }, first: 8) {
      edges {
        node {
          id
          number
          displayName
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
        }
      }
    }
  }
`);

const WhyNotQuery = graphql(`
  query WhyNot($need: ID!, $volunteer: ID!) {
    matchExplain(needId: $need, volunteerId: $volunteer) {
      ...Candidate @unmask
    }
  }
`);

const route = getRouteApi('/staff/board');

interface Option {
  readonly value: string;
  readonly label: string;
}

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
  const { t, i18n } = useTranslation();
  const client = useApolloClient();
  const navigate = route.useNavigate();
  const [options, setOptions] = useState<readonly Option[]>([]);
  const latest = useRef('');

  async function find(text: string): Promise<void> {
    latest.current = text;
    if (text.trim() === '') return setOptions([]);
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (latest.current !== text) return undefined;
    const { data } = await client.query({ query: WhyNotSearchQuery, variables: { text: text.trim() } });
    if (latest.current !== text) return undefined;
    return setOptions(
      (data?.volunteers.edges ?? []).map(({ node }) => ({
        value: node.id,
        label: `${node.displayName} ${node.number} ${areaName(node.homeArea, i18n.language)}`,
      })),
    );
  }

  return (
    <div className="why-not">
      <Select
        aria-label={t('match.whyNotLabel')}
        placeholder={t('match.whyNotLabel')}
        showSearch={{ filterOption: false, onSearch: (text) => void find(text) }}
        allowClear
        value={volunteerId ?? null}
        options={
          options.length === 0 && volunteerId !== undefined ? [{ value: volunteerId, label: t('match.whyNotChosen') }] : [...options]
        }
        notFoundContent={t('match.whyNotType')}
        style={{ width: '100%' }}
        onChange={(value: string | null | undefined) =>
          void navigate({ search: (before) => ({ ...before, why: value ?? undefined }), replace: true })
        }
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
