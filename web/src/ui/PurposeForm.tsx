import { Form, Input, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../platform/command';
import { Notice } from './Notice';
import { Refused } from './Refused';

export interface Purpose {
  readonly purpose: string;
}

interface Props {
  readonly form: FormInstance<Purpose>;
  readonly outcome: Outcome<unknown> | null;
  readonly submit: (values: Purpose) => Promise<void>;
}

/** Asks what clear text is wanted for, and warns that the look is recorded. */
export function PurposeForm({ form, outcome, submit }: Props) {
  const { t } = useTranslation();
  return (
    <Form form={form} layout="vertical" preserve={false} onFinish={(values) => void submit(values)}>
      <Notice tone="soon">{t('reveal.warning')}</Notice>
      <Refused outcome={outcome} />
      <Form.Item
        name="purpose"
        label={t('reveal.purpose')}
        rules={[{ required: true, whitespace: true, message: t('error.REASON_REQUIRED') }]}
        className="reveal-purpose"
      >
        <Input placeholder={t('reveal.purposeExample')} maxLength={200} />
      </Form.Item>
    </Form>
  );
}
