import { useSuspenseQuery } from '@apollo/client/react';
import { Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentMethod } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { useViewer } from '../session/viewer';
import { METHODS } from './choices';
import { PaymentRecord } from './commands';
import { DeliveriesQuery, ProjectHouseholdsQuery, type Project } from './documents';
import { FormDialog } from '../../ui/FormDialog';
import { ChoiceItem, DayItem, dayOf, dayText, TextItem, type Day } from './items';
import { yuan } from './money';
import { useHouseholds } from './MoneyDialogs';

interface Values {
  readonly participantId: string;
  readonly owed: string[];
  readonly paidOn: Day;
  readonly method: PaymentMethod;
  readonly receipt: string;
}

/** Pays a household what it is owed: the deliveries and work that are ticked, whole. */
export function PayDialog({ project, close }: { readonly project: Project; readonly close: () => void }) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [requestId] = useState(newRequestId);
  const [record] = useCommand(PaymentRecord);
  const households = useHouseholds(project);
  const debts = useDebts(project);
  return (
    <FormDialog<Values>
      title={t('payment.pay')}
      hint={t('payment.payHint')}
      okText={t('payment.confirm')}
      fields={['participantId', 'paidOn', 'method', 'receipt', 'lines']}
      initial={{ method: 'BANK', paidOn: dayOf(system.today) }}
      send={({ owed, paidOn, ...values }) =>
        record({
          input: {
            ...values,
            requestId,
            paidOn: dayText(paidOn),
            lines: debts
              .filter((debt) => owed.includes(debt.id) && debt.participantId === values.participantId)
              .map((debt) => ({ [debt.kind]: debt.id, amountFen: debt.left })),
          },
        })
      }
      close={close}
    >
      <ChoiceItem
        name="participantId"
        label={t('pairing.household')}
        options={households.filter((household) => debts.some((debt) => debt.participantId === household.value))}
      />
      <Form.Item noStyle dependencies={['participantId', 'owed']}>
        {({ getFieldValue }) => (
          <Owed
            debts={debts.filter((debt) => debt.participantId === getFieldValue('participantId'))}
            chosen={getFieldValue('owed') as string[] | undefined}
          />
        )}
      </Form.Item>
      <div className="form-row wide-row">
        <DayItem name="paidOn" label={t('payment.paidOn')} until={system.today} />
        <ChoiceItem
          name="method"
          label={t('payment.method')}
          options={METHODS.map((value) => ({ value, label: t(`paymentMethod.${value}`) }))}
        />
        <TextItem name="receipt" label={t('payment.receipt')} />
      </div>
    </FormDialog>
  );
}

interface Debt {
  readonly id: string;
  readonly kind: 'deliveryId' | 'labourId';
  readonly participantId: string;
  readonly text: string;
  readonly left: number;
}

/** Everything in the project that is still to be paid. */
function useDebts(project: Project): Debt[] {
  const { t } = useTranslation();
  const deliveries = useSuspenseQuery(DeliveriesQuery, {
    variables: { filter: { projectId: project.id, open: true }, first: 100, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const households = useSuspenseQuery(ProjectHouseholdsQuery, { variables: { id: project.id }, fetchPolicy: 'cache-and-network' });
  const forGoods = deliveries.data.produceDeliveries.edges.map(({ node }): Debt => ({
    id: node.id,
    kind: 'deliveryId',
    participantId: node.participant?.id ?? '',
    text: t('payment.forDelivery', {
      day: node.deliveredOn,
      product: node.order?.product?.name ?? '',
      quantity: node.quantity,
      unit: node.order?.product?.unit ?? '',
    }),
    left: node.amountFen - node.paidFen,
  }));
  const forWork = (households.data.pairingProject?.participants ?? []).flatMap((household) =>
    household.labour.map((labour): Debt => ({
      id: labour.id,
      kind: 'labourId',
      participantId: household.id,
      text: t('payment.forWork', { task: labour.task, days: labour.days }),
      left: labour.wageFen - labour.paidFen,
    })),
  );
  return [...forGoods, ...forWork].filter((debt) => debt.left > 0);
}

function Owed({ debts, chosen }: { readonly debts: readonly Debt[]; readonly chosen: readonly string[] | undefined }) {
  const { t, i18n } = useTranslation();
  if (debts.length === 0) return null;
  const sum = debts.filter((debt) => chosen?.includes(debt.id)).reduce((total, debt) => total + debt.left, 0);
  return (
    <>
      <Form.Item name="owed" label={t('payment.owed')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <Checkbox.Group
          className="owed"
          options={debts.map((debt) => ({ value: debt.id, label: `${debt.text} · ${yuan(debt.left, i18n.language)}` }))}
        />
      </Form.Item>
      <p className="row">
        <span className="grow">{t('payment.sum')}</span>
        <strong className="num">{yuan(sum, i18n.language)}</strong>
      </p>
    </>
  );
}
