import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScaleAdvice } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { Icon } from '../../ui/Icon';
import { ScaleVersionAdd } from './admin-documents';
import { CommandDialog } from './CommandDialog';
import type { Version } from './ScalesPanel';

interface Text {
  readonly zh: string;
  readonly en: string;
}

interface Values {
  readonly code: string;
  readonly name: Text;
  readonly lead: Text;
  readonly licence: Text;
  readonly items: (Text & { readonly risk?: boolean; readonly reverse?: boolean })[];
  readonly options: (Text & { readonly value: number })[];
  readonly bands: (Text & { readonly from: number; readonly to: number; readonly advice: ScaleAdvice })[];
  readonly factor: number;
  readonly missingAllowed: number;
  readonly higherIsBetter: boolean;
  readonly reliableChange: number;
  readonly reliableSource: string;
  readonly bandSource: string;
}

const ADVICE = ['NONE', 'TALK', 'HOSPITAL'] as const satisfies readonly ScaleAdvice[];
const EMPTY: Text = { zh: '', en: '' };

/** What the form begins with: a version to go on from, or an empty scale. */
function beginningOf(from: Version | null): Values {
  if (from === null)
    return {
      code: '',
      name: EMPTY,
      lead: EMPTY,
      licence: EMPTY,
      items: [EMPTY],
      options: [0, 1, 2, 3].map((value) => ({ value, ...EMPTY })),
      bands: [{ from: 0, to: 3, advice: 'NONE', ...EMPTY }],
      factor: 1,
      missingAllowed: 0,
      higherIsBetter: false,
      reliableChange: 1,
      reliableSource: '',
      bandSource: '',
    };
  const { definition } = from;
  return {
    ...definition,
    code: from.code,
    items: definition.items.map((item, at) => ({
      ...item,
      risk: definition.riskItems.includes(at + 1),
      reverse: definition.reverseItems?.includes(at + 1) ?? false,
    })),
    options: [...definition.options],
    bands: [...definition.bands],
  };
}

const text = ({ zh, en }: Text): Text => ({ zh, en });
const numbered = (items: Values['items'], mark: 'risk' | 'reverse'): number[] =>
  items.flatMap((item, at) => (item[mark] === true ? [at + 1] : []));

/** A scale as data: items, answers, bands and licence in both languages. The server checks that every score has one band. */
export function ScaleDialog({ from, close }: { readonly from: Version | null; readonly close: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId, setRequestId] = useState(newRequestId);
  const [add, busy] = useCommand(ScaleVersionAdd);
  const required = [{ required: true, message: t('error.REQUIRED') }];

  async function submit(values: Values): Promise<void> {
    const sent = await add({
      input: {
        requestId,
        code: values.code,
        name: text(values.name),
        lead: text(values.lead),
        licence: text(values.licence),
        items: values.items.map(text),
        options: values.options.map((option) => ({ value: option.value, ...text(option) })),
        bands: values.bands.map((band) => ({ from: band.from, to: band.to, advice: band.advice, ...text(band) })),
        riskItems: numbered(values.items, 'risk'),
        reverseItems: numbered(values.items, 'reverse'),
        factor: values.factor,
        missingAllowed: values.missingAllowed,
        higherIsBetter: values.higherIsBetter,
        reliableChange: values.reliableChange,
        reliableSource: values.reliableSource,
        bandSource: values.bandSource,
      },
    });
    setOutcome(sent);
    setRequestId(newRequestId());
    if (sent.kind === 'done') close();
  }

  return (
    <CommandDialog
      title={from === null ? t('careDesk.newScale') : t('careDesk.versionAfter', { code: from.code, number: from.number })}
      form={form}
      outcome={outcome}
      busy={busy}
      close={close}
      submit={(values) => void submit(values)}
      initialValues={beginningOf(from)}
      width={920}
    >
      <Form.Item
        name="code"
        label={t('careDesk.code')}
        extra={t('careDesk.codeHint')}
        rules={[{ required: true, pattern: /^[A-Z0-9_]{2,20}$/, message: t('careDesk.codeHint') }]}
      >
        <Input maxLength={20} disabled={from !== null} />
      </Form.Item>
      <Pair name={['name']} label={t('careDesk.scaleName')} />
      <Pair name={['lead']} label={t('careDesk.lead')} />
      <Rows name="items" title={t('careDesk.items')} add={t('careDesk.addItem')} fresh={EMPTY}>
        {(at) => (
          <>
            <Pair name={[at]} label={t('careDesk.itemNumber', { number: at + 1 })} />
            <Form.Item name={[at, 'risk']} valuePropName="checked" noStyle>
              <Checkbox>{t('careDesk.isRisk')}</Checkbox>
            </Form.Item>
            <Form.Item name={[at, 'reverse']} valuePropName="checked" noStyle>
              <Checkbox>{t('careDesk.isReverse')}</Checkbox>
            </Form.Item>
          </>
        )}
      </Rows>
      <Rows name="options" title={t('careDesk.options')} add={t('careDesk.addOption')} fresh={{ value: 0, ...EMPTY }}>
        {(at) => (
          <>
            <Form.Item name={[at, 'value']} label={t('careDesk.value')} rules={required}>
              <InputNumber min={0} max={100} precision={0} />
            </Form.Item>
            <Pair name={[at]} label={t('careDesk.words')} />
          </>
        )}
      </Rows>
      <Rows name="bands" title={t('careDesk.bands')} add={t('careDesk.addBand')} fresh={{ from: 0, to: 0, advice: 'NONE', ...EMPTY }}>
        {(at) => (
          <>
            <Form.Item name={[at, 'from']} label={t('careDesk.from')} rules={required}>
              <InputNumber precision={0} />
            </Form.Item>
            <Form.Item name={[at, 'to']} label={t('careDesk.to')} rules={required}>
              <InputNumber precision={0} />
            </Form.Item>
            <Form.Item name={[at, 'advice']} label={t('careDesk.advice')} rules={required}>
              <Select style={{ minWidth: 120 }} options={ADVICE.map((value) => ({ value, label: t(`careDesk.adviceOf.${value}`) }))} />
            </Form.Item>
            <Pair name={[at]} label={t('careDesk.words')} />
          </>
        )}
      </Rows>
      <div className="form-row">
        <Form.Item name="factor" label={t('careDesk.factor')} rules={required}>
          <InputNumber min={0.01} max={100} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="missingAllowed" label={t('careDesk.missingAllowed')} extra={t('careDesk.missingHint')} rules={required}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <div className="form-row">
        <Form.Item name="reliableChange" label={t('careDesk.reliableChange')} rules={required}>
          <InputNumber min={1} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reliableSource" label={t('careDesk.reliableSource')} rules={required}>
          <Input maxLength={500} />
        </Form.Item>
      </div>
      <div className="form-row">
        <Form.Item name="bandSource" label={t('careDesk.bandSource')} rules={required}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="higherIsBetter" valuePropName="checked" label={t('careDesk.direction')}>
          <Checkbox>{t('careDesk.higherIsBetter')}</Checkbox>
        </Form.Item>
      </div>
      <Pair name={['licence']} label={t('careDesk.licence')} />
    </CommandDialog>
  );
}

/** A text in Chinese and English side by side; neither may be missing. */
function Pair({ name, label }: { readonly name: (string | number)[]; readonly label: string }) {
  const { t } = useTranslation();
  const rules = [{ required: true, whitespace: true, message: t('error.REQUIRED') }];
  return (
    <div className="form-row grow">
      <Form.Item name={[...name, 'zh']} label={`${label} · 中文`} rules={rules}>
        <Input maxLength={1000} />
      </Form.Item>
      <Form.Item name={[...name, 'en']} label={`${label} · English`} rules={rules}>
        <Input maxLength={1000} />
      </Form.Item>
    </div>
  );
}

interface RowsProps {
  readonly name: 'items' | 'options' | 'bands';
  readonly title: string;
  readonly add: string;
  readonly fresh: object;
  readonly children: (at: number) => ReactNode;
}

/** Rows that can be added and taken away. */
function Rows({ name, title, add, fresh, children }: RowsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="scale-rows">
      <legend>{title}</legend>
      <Form.List name={name}>
        {(fields, change) => (
          <>
            {fields.map((field, at) => (
              <div key={field.key} className="scale-edit">
                {children(field.name)}
                <button
                  type="button"
                  className="button quiet small"
                  aria-label={t('careDesk.removeRow', { number: at + 1 })}
                  disabled={fields.length === 1}
                  onClick={() => change.remove(field.name)}
                >
                  <Icon name="close" />
                </button>
              </div>
            ))}
            <button type="button" className="button small" onClick={() => change.add(fresh)}>
              <Icon name="plus" />
              {add}
            </button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
