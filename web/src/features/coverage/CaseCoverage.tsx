import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { ExemptionReason } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { ExemptionEnd, ExemptionGrant } from './commands';
import './coverage.css';
import { CoverageTag } from './CoverageTag';

const CaseCoverageQuery = graphql(`
  query CaseCoverage($id: ID!) {
    household(id: $id) {
      id
      viewerCanExempt
      coverage {
        id
        state
        basis
        dueOn
        lastContactOn
        cadenceDays
        responsible {
          id
          name
        }
      }
      exemption {
        id
        version
        reason
        note
        untilDay
        grantedByName
        viewerCanEnd
      }
    }
  }
`);

const REASONS = ['REFUSES_VISITS', 'AWAY', 'IN_INSTITUTION', 'SERVED_ELSEWHERE', 'OTHER'] as const satisfies readonly ExemptionReason[];

/** Where the ledger puts a household today, and the exemption that somebody answers for. */
export function CaseCoverage({ householdId }: { readonly householdId: string }) {
  const { t } = useTranslation();
  const report = useReport();
  const [asking, setAsking] = useState(false);
  const [requestId, setRequestId] = useState(newRequestId);
  const [grant] = useCommand(ExemptionGrant);
  const [end, ending] = useCommand(ExemptionEnd);
  const { data } = useSuspenseQuery(CaseCoverageQuery, { variables: { id: householdId }, fetchPolicy: 'cache-and-network' });
  const { household } = data;
  if (household === null) return null;
  const { coverage, exemption } = household;
  return (
    <div className="stack">
      {coverage === null ? (
        <p className="muted">{t('coverage.notOnRoll')}</p>
      ) : (
        <dl className="facts">
          <dt>{t('coverage.state')}</dt>
          <dd>
            <CoverageTag state={coverage.state} />{' '}
            <span className="muted num">{t(`coverageDue.${coverage.state}`, { day: coverage.dueOn })}</span>
          </dd>
          <dt>{t('coverage.responsible')}</dt>
          <dd>{coverage.responsible?.name ?? <span className="late-text">{t('coverage.nobody')}</span>}</dd>
          <dt>{t('coverage.lastContact')}</dt>
          <dd className="num">{coverage.lastContactOn ?? t('coverage.neverMet')}</dd>
          <dt>{t('coverage.cadence')}</dt>
          <dd className="num">{t('coverage.cadenceDays', { days: coverage.cadenceDays })}</dd>
        </dl>
      )}
      {exemption !== null && (
        <dl className="facts">
          <dt>{t('coverage.exemption')}</dt>
          <dd>
            {t(`coverageBasis.${exemption.reason}`)} <span className="num">{t('coverageDue.EXEMPT', { day: exemption.untilDay })}</span>
            <span className="muted need-number">
              {exemption.note} {exemption.grantedByName}
            </span>
          </dd>
        </dl>
      )}
      <span className="row tight">
        {household.viewerCanExempt && coverage !== null && exemption === null && (
          <button type="button" className="button small" onClick={() => setAsking(true)}>
            {t('coverage.exempt')}
          </button>
        )}
        {exemption?.viewerCanEnd === true && (
          <button
            type="button"
            className="button small"
            disabled={ending}
            onClick={() =>
              void end({ input: { id: exemption.id, expectedVersion: exemption.version } }).then((outcome) =>
                report(outcome, t('coverage.exemptionEnded')),
              )
            }
          >
            {t('coverage.endExemption')}
          </button>
        )}
      </span>
      {asking && (
        <FieldsDialog
          title={t('coverage.exempt')}
          hint={t('coverage.exemptHint')}
          questions={[
            {
              name: 'reason',
              kind: 'choice',
              label: t('common.reason'),
              options: REASONS.map((value) => ({ value, label: t(`coverageBasis.${value}`) })),
            },
            { name: 'untilDay', kind: 'date', label: t('coverage.exemptUntil'), hint: t('coverage.exemptUntilHint') },
            { name: 'note', kind: 'text', label: t('coverage.exemptNote') },
          ]}
          send={(answers) =>
            grant({
              input: {
                requestId,
                householdId,
                reason: REASONS.find((reason) => reason === answers.must('reason')) ?? 'OTHER',
                untilDay: answers.date('untilDay') ?? '',
                note: answers.must('note'),
              },
            })
          }
          done={() => setRequestId(newRequestId())}
          close={() => setAsking(false)}
        />
      )}
    </div>
  );
}
