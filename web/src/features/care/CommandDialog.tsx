import { Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../platform/command';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';

interface Props<V> {
  readonly title: ReactNode;
  readonly form: FormInstance<V>;
  readonly outcome: Outcome<unknown> | null;
  readonly busy: boolean;
  readonly submit: (values: V) => void;
  readonly close: () => void;
  readonly initialValues?: Partial<V>;
  readonly width?: number;
  readonly children: ReactNode;
}

/** A dialog with one form that sends one command; what was refused stands above the fields and nothing of them is lost. */
export function CommandDialog<V extends object>({
  title,
  form,
  outcome,
  busy,
  submit,
  close,
  initialValues,
  width = 560,
  children,
}: Props<V>) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      title={title}
      width={width}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        autoComplete="off"
        {...(initialValues === undefined ? {} : { initialValues })}
        onFinish={submit}
      >
        <Refused outcome={outcome} />
        {children}
      </Form>
    </Dialog>
  );
}
