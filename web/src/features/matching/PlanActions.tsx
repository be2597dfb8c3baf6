import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand } from '../../platform/command';
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

/** Sends the reviewed plan in one step, or drops it. */
export function PlanActions({ id, included }: { readonly id: string; readonly included: number }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const [commit, committing] = useCommand(MatchRunCommit);
  const [discard, discarding] = useCommand(MatchRunDiscard);

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
      <span className="grow muted">{t('plan.reviewHint')}</span>
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
