import { Form, Input, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';

interface Props<V extends object> {
  readonly title: string;
  readonly initial: Partial<V>;
  /** Whether its code is given already: it stays. */
  readonly fixed: boolean;
  readonly fields: readonly string[];
  readonly send: (values: V) => Promise<Outcome<unknown>>;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** The form of a department or an item: names and code, what is its own, and whether it is asked. */
export function CatalogueForm<V extends object>({ title, initial, fixed, fields, send, close, children }: Props<V>) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [form] = Form.useForm<V>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [busy, setBusy] = useState(false);
  const required = { required: true, whitespace: true, message: t('error.REQUIRED') };

  async function submit(values: V): Promise<void> {
    setBusy(true);
    const result = await send(values);
    setBusy(false);
    setOutcome(placeRefusals(form, ['code', 'name', 'nameEn', ...fields], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    close();
  }

  return (
    <Dialog open title={title} okText={t('common.save')} onCancel={close} onOk={() => form.submit()} confirmLoading={busy} width={600}>
      <Form form={form} layout="vertical" initialValues={initial} onFinish={(values) => void submit(values)}>
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="name" label={t('admin.serviceName')} rules={[required]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="nameEn" label={t('admin.serviceNameEn')} rules={[required]}>
            <Input maxLength={120} />
          </Form.Item>
        </div>
        <Form.Item name="code" label={t('admin.code')} extra={t('verification.codeHint')} rules={[required]}>
          <Input maxLength={50} disabled={fixed} />
        </Form.Item>
        {children}
        <Form.Item name="active" label={t('verification.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
