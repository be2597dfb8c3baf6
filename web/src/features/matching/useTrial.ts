import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../../gql';
import type { MatchTrialStartInput, TrialQuery as TrialResult } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';

const MatchTrialStart = graphql(`
  mutation MatchTrialStart($input: MatchTrialStartInput!) {
    matchTrialStart(input: $input) {
      matchRun {
        id
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const TrialQuery = graphql(`
  query Trial($id: ID!) {
    matchRun(id: $id) {
      id
      state
      job {
        id
        state
        done
        total
        message
      }
      difference {
        possible
        exact
        filled
        score
        changedLines
      }
    }
  }
`);

/** How often the state of a trial is asked for. */
const EVERY_MS = 700;

/** A trial as far as it has come. */
export type Trial = NonNullable<TrialResult['matchRun']>;

/** Starts a trial of a plan and follows it until its difference is there. */
export function useTrial(planId: string): {
  start: (what: Pick<MatchTrialStartInput, 'force' | 'extra'>) => Promise<void>;
  trial: Trial | null;
  outcome: Outcome<unknown> | null;
  busy: boolean;
} {
  const client = useApolloClient();
  const [send] = useCommand(MatchTrialStart, { refresh: false });
  const [trial, setTrial] = useState<Trial | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [busy, setBusy] = useState(false);

  async function follow(id: string): Promise<void> {
    for (let running = true; running;) {
      const { data } = await client.query({ query: TrialQuery, variables: { id }, fetchPolicy: 'network-only' });
      const run = data?.matchRun ?? null;
      setTrial(run);
      running = run?.state === 'RUNNING';
      if (running) await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }

  async function start(what: Pick<MatchTrialStartInput, 'force' | 'extra'>): Promise<void> {
    setBusy(true);
    setTrial(null);
    const result = await send({ input: { requestId: newRequestId(), id: planId, ...what } });
    setOutcome(result);
    if (result.kind === 'done' && result.payload.matchRun !== null) await follow(result.payload.matchRun.id);
    setBusy(false);
  }

  return { start, trial, outcome, busy };
}
