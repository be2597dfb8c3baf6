import { Form, Input, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../platform/command';
import { FormDialog } from '../../ui/FormDialog';

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
  const { t } = useTranslation();
  const required = { required: true, whitespace: true, message: t('error.REQUIRED') };
  return (
    <FormDialog<V> title={title} initial={initial} fields={['code', 'name', 'nameEn', ...fields]} send={send} close={close} width={600}>
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
    </FormDialog>
  );
}
