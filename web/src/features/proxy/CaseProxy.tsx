import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseProxyQuery as Data } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { formatDate } from '../../platform/time';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { Outcome } from '../../ui/Outcome';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { useViewer } from '../session/viewer';
import { CaseProxyQuery, MandateRecord, MandateWithdraw, ProxyOrderOpen } from './documents';
import { OrderCard } from './OrderCard';
import './proxy.css';

type Mandate = NonNullable<Data['household']>['mandates'][number];
type Asking = { step: 'record' } | { step: 'withdraw' | 'open'; mandate: Mandate };

/** Proxy service of a household: who may act for it and until when, and what is being done. */
export function CaseProxy({ householdId }: { readonly householdId: string }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(CaseProxyQuery, { variables: { id: householdId }, fetchPolicy: 'cache-and-network' });
  const [asking, setAsking] = useState<Asking | null>(null);
  const household = data.household;
  if (household === null) return null;
  return (
    <>
      {household.mandates.length === 0 && <Outcome icon="file" title={t('proxy.none')} hint={t('proxy.noneHint')} />}
      {household.mandates.map((mandate) => (
        <div key={mandate.id} className="proxy-line">
          <span className="row tight">
            <strong>{mandate.agent}</strong>
            <span className={`tag ${mandate.holds ? 'done' : ''}`}>
              {t(`mandateState.${mandate.withdrawnAt !== null ? 'withdrawn' : mandate.holds ? 'holds' : 'over'}`)}
            </span>
            <span className="muted">
              {t('proxy.until', { person: mandate.person?.maskedName ?? '', day: formatDate(mandate.validUntil, i18n.language) })}
            </span>
          </span>
          <span className="muted">{mandate.services.map((service) => localName(service, i18n.language)).join(t('common.listJoin'))}</span>
          <span className="row tight">
            {mandate.holds && household.viewerCanRecordMandate && (
              <button type="button" className="button small" onClick={() => setAsking({ step: 'open', mandate })}>
                {t('proxy.openOrder')}
              </button>
            )}
            {mandate.viewerCanWithdraw && (
              <button type="button" className="button small" onClick={() => setAsking({ step: 'withdraw', mandate })}>
                {t('proxy.withdraw')}
              </button>
            )}
          </span>
        </div>
      ))}
      {household.proxyOrders.map((order) => (
        <OrderCard key={order.id} order={order} />
      ))}
      {household.viewerCanRecordMandate && (
        <div className="proxy-line">
          <span>
            <button type="button" className="button small" onClick={() => setAsking({ step: 'record' })}>
              {t('proxy.record')}
            </button>
          </span>
        </div>
      )}
      {asking !== null && <AskDialog asking={asking} data={data} close={() => setAsking(null)} />}
    </>
  );
}

function AskDialog({ asking, data, close }: { readonly asking: Asking; readonly data: Data; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const [requestId] = useState(newRequestId);
  const [record] = useCommand(MandateRecord);
  const [withdraw] = useCommand(MandateWithdraw);
  const [open] = useCommand(ProxyOrderOpen);
  const household = data.household;
  if (household === null) return null;
  if (asking.step === 'withdraw') {
    const { mandate } = asking;
    return (
      <ReasonDialog
        title={t('proxy.withdraw')}
        hint={t('proxy.withdrawHint')}
        send={(reason) => withdraw({ input: { id: mandate.id, expectedVersion: mandate.version, reason } })}
        close={close}
      />
    );
  }
  const named = (services: readonly { code: string; name: string; nameEn: string }[]) =>
    services.map((service) => ({ value: service.code, label: localName(service, i18n.language) }));
  if (asking.step === 'open') {
    const { mandate } = asking;
    return (
      <FieldsDialog
        title={t('proxy.openOrder')}
        questions={[
          { name: 'serviceCode', kind: 'choice', label: t('need.service'), options: named(mandate.services) },
          { name: 'matter', kind: 'text', label: t('proxy.matter'), maxLength: 500 },
        ]}
        send={(answers) =>
          open({ input: { requestId, mandateId: mandate.id, serviceCode: answers.must('serviceCode'), matter: answers.must('matter') } })
        }
        close={close}
      />
    );
  }
  return (
    <FieldsDialog
      title={t('proxy.record')}
      questions={[
        {
          name: 'personId',
          kind: 'choice',
          label: t('proxy.person'),
          options: household.members
            .filter((member) => member.until === null)
            .map(({ person }) => ({ value: person.id, label: person.maskedName })),
        },
        { name: 'agent', kind: 'line', label: t('proxy.agent'), maxLength: 100 },
        {
          name: 'scope',
          kind: 'choices',
          label: t('proxy.scope'),
          options: named(data.serviceTypes.filter((service) => service.team === 'BLUE_VEST')),
        },
        { name: 'validUntil', kind: 'date', label: t('proxy.lastDay') },
      ]}
      send={(answers) =>
        record({
          input: {
            requestId,
            householdId: household.id,
            personId: answers.must('personId'),
            agent: answers.must('agent'),
            scope: answers.chosen('scope'),
            validFrom: system.today,
            validUntil: answers.date('validUntil') ?? system.today,
          },
        })
      }
      close={close}
    />
  );
}
