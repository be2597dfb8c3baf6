import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { newRequestId, useCommand } from '../../platform/command';
import { Outcome } from '../../ui/Outcome';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { ReliefRequest } from './documents';
import { ReliefCard } from './ReliefCard';

const CaseReliefQuery = graphql(`
  query CaseRelief($id: ID!) {
    household(id: $id) {
      id
      viewerCanRequestRelief
      reliefs {
        id
        ...ReliefParts @unmask
        clock {
          id
          ...ClockParts @unmask
        }
        obligation {
          id
          clock {
            id
            ...ClockParts @unmask
          }
        }
      }
    }
  }
`);

interface Props {
  readonly householdId: string;
  /** The lead that calls for it: what was told is written down already; shown is relief that is under way, or was asked for since. */
  readonly lead?: { readonly id: string; readonly content: string; readonly createdAt: string };
}

/** Relief of a household through the green channel, the newest first, and the button that asks for it. */
export function CaseRelief({ householdId, lead }: Props) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(CaseReliefQuery, { variables: { id: householdId }, fetchPolicy: 'cache-and-network' });
  const [asking, setAsking] = useState(false);
  const [requestId, setRequestId] = useState(newRequestId);
  const [request] = useCommand(ReliefRequest);
  const household = data.household;
  if (household === null) return null;
  const reliefs = household.reliefs.filter(
    ({ state, requestedAt }) => lead === undefined || state === 'REQUESTED' || state === 'DISPATCHED' || requestedAt >= lead.createdAt,
  );
  return (
    <>
      {reliefs.length === 0 && lead === undefined && <Outcome icon="tick" title={t('relief.none')} hint={t('relief.noneHint')} />}
      {reliefs.map((relief) => (
        <ReliefCard key={relief.id} relief={relief} />
      ))}
      {household.viewerCanRequestRelief && (
        <div className="relief">
          <span>
            <button type="button" className="button small" onClick={() => setAsking(true)}>
              {t('relief.request')}
            </button>
          </span>
        </div>
      )}
      {asking && (
        <FieldsDialog
          title={t('relief.request')}
          hint={t('relief.requestHint')}
          questions={[{ name: 'situation', kind: 'text', label: t('relief.situation'), initial: lead?.content }]}
          send={(answers) => request({ input: { requestId, householdId, leadId: lead?.id ?? null, situation: answers.must('situation') } })}
          done={() => setRequestId(newRequestId())}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}
