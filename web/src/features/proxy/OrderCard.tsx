import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseProxyQuery } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { ClockFacts } from '../clocks/ClockFacts';
import { DocumentReturn, DocumentTake, ProxyOrderClose, ProxyStepAdd } from './documents';

type Order = NonNullable<CaseProxyQuery['household']>['proxyOrders'][number];
type Asking = { step: 'step' | 'take' | 'close' } | { step: 'return'; paper: string };
const PLACES = ['COUNTER', 'ONLINE', 'PHONE', 'HOME'] as const;

/** An order: trips, what was done, where each paper is, and what must not be asked for. */
export function OrderCard({ order }: { readonly order: Order }) {
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState<Asking | null>(null);
  const when = (instant: string): string => formatInstant(instant, i18n.language);
  const refused = order.checklist.filter((line) => !line.mayAsk);
  return (
    <article className="proxy-line" aria-label={t('proxy.order', { number: order.number })}>
      <span className="row tight">
        <strong className="num">{order.number}</strong>
        {order.matter}
        <span className={`tag ${order.state === 'OPEN' ? 'accent' : 'done'}`}>{t(`proxyState.${order.state}`)}</span>
        <span className={`tag ${order.trips > 1 ? 'now' : 'plain'}`}>{t('proxy.trips', { count: order.trips })}</span>
        {order.papersOut > 0 && <span className="tag soon">{t('proxy.papersOut', { count: order.papersOut })}</span>}
      </span>
      {order.documents.length > 0 && (
        <ul className="proxy-papers">
          {order.documents.map((paper) => (
            <li key={paper.id}>
              <span className="row tight">
                {localName(paper.kind, i18n.language)} · {paper.label}
                {paper.clock !== null && <ClockFacts clock={paper.clock} />}
                {paper.returnedAt === null && order.viewerCanReturn && (
                  <button type="button" className="button small" onClick={() => setAsking({ step: 'return', paper: paper.id })}>
                    {t('proxy.return')}
                  </button>
                )}
              </span>
              {paper.chain.map((link) => (
                <span key={link.id} className="muted num proxy-chain">
                  {t(`custody.${link.verb}`)} {link.giver} → {link.receiver} · {when(link.at)} ·{' '}
                  {t('proxy.receipt', { number: link.receipt })}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {order.steps.map((step) => (
        <span key={step.id} className="muted num">
          {when(step.at)} · {t(`proxyPlace.${step.place}`)} · {step.text}
          {step.residentCame && ` · ${t('proxy.came')}`}
          {step.overReason !== null && ` · ${step.overReason}`}
        </span>
      ))}
      {order.result !== null && <span>{order.result}</span>}
      {order.state === 'OPEN' && refused.length > 0 && (
        <span className="muted">
          {t('proxy.mustNotAsk')} {refused.map(({ kind }) => localName(kind, i18n.language)).join(t('common.listJoin'))}
        </span>
      )}
      <span className="row tight">
        {order.viewerCanAct && (
          <>
            <button type="button" className="button small" onClick={() => setAsking({ step: 'step' })}>
              {t('proxy.addStep')}
            </button>
            <button type="button" className="button small" onClick={() => setAsking({ step: 'take' })}>
              {t('proxy.take')}
            </button>
          </>
        )}
        {order.viewerCanReturn && (
          <button
            type="button"
            className="button small primary"
            disabled={order.papersOut > 0}
            onClick={() => setAsking({ step: 'close' })}
          >
            {t('proxy.close')}
          </button>
        )}
      </span>
      {asking !== null && <StepDialog order={order} asking={asking} close={() => setAsking(null)} />}
    </article>
  );
}

function StepDialog({ order, asking, close }: { readonly order: Order; readonly asking: Asking; readonly close: () => void }): ReactNode {
  const { t, i18n } = useTranslation();
  const [requestId] = useState(newRequestId);
  const [addStep] = useCommand(ProxyStepAdd);
  const [take] = useCommand(DocumentTake);
  const [giveBack] = useCommand(DocumentReturn);
  const [end] = useCommand(ProxyOrderClose);
  switch (asking.step) {
    case 'step':
      return (
        <FieldsDialog
          title={t('proxy.addStep')}
          questions={[
            {
              name: 'place',
              kind: 'choice',
              label: t('proxy.place'),
              options: PLACES.map((value) => ({ value, label: t(`proxyPlace.${value}`) })),
              initial: 'COUNTER',
            },
            { name: 'text', kind: 'text', label: t('proxy.done'), maxLength: 500 },
            { name: 'residentCame', kind: 'tick', label: t('proxy.came') },
            { name: 'overReason', kind: 'line', label: t('proxy.overReason'), optional: true, hint: t('proxy.overHint'), maxLength: 500 },
          ]}
          send={(answers) =>
            addStep({
              input: {
                requestId,
                orderId: order.id,
                place: PLACES.find((place) => place === answers.must('place')) ?? 'COUNTER',
                text: answers.must('text'),
                residentCame: answers.ticked('residentCame'),
                overReason: answers.text('overReason') ?? null,
              },
            })
          }
          close={close}
        />
      );
    case 'take':
      return (
        <FieldsDialog
          title={t('proxy.take')}
          questions={[
            {
              name: 'kindCode',
              kind: 'choice',
              label: t('proxy.paper'),
              options: order.checklist.map(({ kind, mayAsk }) => ({
                value: kind.code,
                label: mayAsk ? localName(kind, i18n.language) : t('proxy.notToAsk', { name: localName(kind, i18n.language) }),
              })),
            },
            { name: 'label', kind: 'line', label: t('proxy.label'), maxLength: 200 },
            { name: 'giver', kind: 'line', label: t('proxy.giver'), maxLength: 100 },
            { name: 'receiver', kind: 'line', label: t('proxy.receiver'), maxLength: 100 },
            {
              name: 'askedReason',
              kind: 'line',
              label: t('proxy.askedReason'),
              optional: true,
              hint: t('proxy.askedHint'),
              maxLength: 500,
            },
          ]}
          send={(answers) =>
            take({
              input: {
                requestId,
                orderId: order.id,
                kindCode: answers.must('kindCode'),
                label: answers.must('label'),
                giver: answers.must('giver'),
                receiver: answers.must('receiver'),
                askedReason: answers.text('askedReason') ?? null,
              },
            })
          }
          close={close}
        />
      );
    case 'return':
      return (
        <FieldsDialog
          title={t('proxy.return')}
          questions={[{ name: 'receiver', kind: 'line', label: t('proxy.receiver'), maxLength: 100 }]}
          send={(answers) => giveBack({ input: { id: asking.paper, receiver: answers.must('receiver') } })}
          close={close}
        />
      );
    default:
      return (
        <FieldsDialog
          title={t('proxy.close')}
          questions={[{ name: 'result', kind: 'text', label: t('proxy.result') }]}
          send={(answers) => end({ input: { id: order.id, expectedVersion: order.version, result: answers.must('result') } })}
          close={close}
        />
      );
  }
}
