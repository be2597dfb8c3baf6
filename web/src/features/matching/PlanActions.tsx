import { App } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { newRequestId, useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';

const MatchRunCommit = graphql(`
  mutation MatchRunCommit($input: MatchRunCommitInput!) {
    matchRunCommit(input: $input) {
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

const MatchRunDiscard = graphql(`
  mutation MatchRunDiscard($input: MatchRunDiscardInput!) {
    matchRunDiscard(input: $input) {
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

const MatchRepeatStart = graphql(`
  mutation MatchRepeatStart($input: MatchRepeatStartInput!) {
    matchRepeatStart(input: $input) {
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

/** Sends the reviewed plan in one step, computes it again around what is locked, or drops it. */
export function PlanActions({ id, included, locked }: { readonly id: string; readonly included: number; readonly locked: number }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const [commit, committing] = useCommand(MatchRunCommit);
  const [again, repeating] = useCommand(MatchRepeatStart, { refresh: false });
  const [requestId] = useState(newRequestId);
  const navigate = useNavigate();
  const [discard, discarding] = useCommand(MatchRunDiscard);

  async function repeat(): Promise<void> {
    const outcome = await again({ input: { requestId, id } });
    report(outcome);
    if (outcome.kind === 'done' && outcome.payload.matchRun !== null)
      await navigate({ to: '/board/plans/$id', params: { id: outcome.payload.matchRun.id } });
  }

  function ask(): void {
    modal.confirm({
      title: t('plan.confirmTitle', { count: included }),
      content: t('plan.confirmHint'),
      okText: t('plan.commit', { count: included }),
      onOk: async () => void report(await commit({ input: { id } }), t('plan.sentAll')),
    });
  }

  return (
    <div className="plan-actions">
      <span className="grow muted">
        {t('plan.reviewHint')} {locked > 0 && <span className="tag plain">{t('planning.locked', { count: locked })}</span>}
      </span>
      <button type="button" className="button" disabled={repeating} title={t('planning.againHint')} onClick={() => void repeat()}>
        {t('planning.again')}
      </button>
      <button
        type="button"
        className="button"
        disabled={discarding}
        onClick={() => void discard({ input: { id } }).then((outcome) => report(outcome, t('plan.discarded')))}
      >
        {t('plan.discard')}
      </button>
      <button type="button" className="button primary" disabled={included === 0 || committing} onClick={ask}>
        {t('plan.commit', { count: included })}
      </button>
    </div>
  );
}
