import { useSuspenseQuery } from '@apollo/client/react';
import { DatePicker, Form, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { Icon } from '../../ui/Icon';
import { useViewer } from '../session/viewer';
import { DeliveriesRecord } from './commands';
import { OrdersQuery, type Project } from './documents';
import { FormDialog } from '../../ui/FormDialog';
import { dayOf, dayText, type Day } from './items';
import { toFen } from './money';
import { useHouseholds } from './MoneyDialogs';

interface Line {
  readonly orderId?: string;
  readonly participantId?: string;
  readonly quantity?: number;
  readonly price?: number;
  readonly day?: Day;
}
interface Values {
  readonly lines: Line[];
}

/** Many deliveries in one go: a line each, the next one starts from the last; all are recorded or none. */
export function DeliveriesDialog({ project, close }: { readonly project: Project; readonly close: () => void }) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [requestId] = useState(newRequestId);
  const [record] = useCommand(DeliveriesRecord);
  const households = useHouseholds(project);
  const { data } = useSuspenseQuery(OrdersQuery, {
    variables: { filter: { projectId: project.id, open: true }, first: 100, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const orders = data.produceOrders.edges.map(({ node }) => node);
  const [first] = orders;
  const blank: Line = {
    ...(first ? { orderId: first.id } : {}),
    ...(first?.product ? { price: first.product.referencePriceFen / 100 } : {}),
    day: dayOf(system.today),
  };
  const required = [{ required: true, message: t('error.REQUIRED') }];
  return (
    <FormDialog<Values>
      title={t('produce.newDeliveries')}
      hint={t('produce.bulkHint')}
      width={980}
      fields={['lines']}
      initial={{ lines: [blank] }}
      send={({ lines }) =>
        record({
          input: {
            requestId,
            projectId: project.id,
            lines: lines.map((line) => ({
              orderId: line.orderId ?? '',
              participantId: line.participantId ?? '',
              quantity: line.quantity ?? 0,
              unitPriceFen: toFen(line.price ?? 0),
              deliveredOn: dayText(line.day ?? dayOf(system.today)),
            })),
          },
        })
      }
      close={close}
    >
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <div className="stack">
            {fields.map((field, place) => (
              <div key={field.key} className="delivery-line" role="group" aria-label={t('produce.line', { number: place + 1 })}>
                <Form.Item name={[field.name, 'orderId']} label={t('produce.order')} rules={required}>
                  <Select
                    showSearch={{ optionFilterProp: 'label' }}
                    options={orders.map((order) => ({
                      value: order.id,
                      label: t('produce.orderChoice', {
                        number: order.number,
                        buyer: order.buyer,
                        left: Math.round((order.quantity - order.delivered) * 100) / 100,
                        unit: order.product?.unit ?? '',
                      }),
                    }))}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'participantId']} label={t('pairing.household')} rules={required}>
                  <Select showSearch={{ optionFilterProp: 'label' }} options={households} />
                </Form.Item>
                <Form.Item name={[field.name, 'quantity']} label={t('produce.quantity')} rules={required}>
                  <InputNumber min={0.01} max={1_000_000} precision={2} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name={[field.name, 'price']} label={t('produce.householdPrice')} rules={required}>
                  <InputNumber min={0.01} max={100_000} precision={2} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name={[field.name, 'day']} label={t('produce.deliveredOn')} rules={required}>
                  <DatePicker maxDate={dayjs(system.today)} style={{ width: '100%' }} />
                </Form.Item>
                <button
                  type="button"
                  className="button quiet small"
                  disabled={fields.length === 1}
                  onClick={() => remove(field.name)}
                  aria-label={t('produce.removeLine', { number: place + 1 })}
                >
                  <Icon name="close" />
                </button>
              </div>
            ))}
            <button type="button" className="button small" onClick={() => add(blank)}>
              <Icon name="plus" />
              {t('produce.addLine')}
            </button>
          </div>
        )}
      </Form.List>
    </FormDialog>
  );
}
