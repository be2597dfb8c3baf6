import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { FormDialog } from '../../ui/FormDialog';
import { CaseTaskAdd } from './documents';
import type { CaseShown } from './useCaseFile';

/** Writes a task down with the time by which it is due. */
export function TaskDialog({ file, close }: { readonly file: CaseShown; readonly close: () => void }) {
  const { t } = useTranslation();
  const [requestId] = useState(newRequestId);
  const [add] = useCommand(CaseTaskAdd);
  return (
    <FormDialog<{ title: string; dueAt: Dayjs }>
      quiet
      title={t('caseFile.addTask')}
      okText={t('common.confirm')}
      fields={['title', 'dueAt']}
      send={({ title, dueAt }) => add({ input: { requestId, caseId: file.id, title: title.trim(), dueAt: dueAt.toISOString() } })}
      close={close}
    >
      <Form.Item name="title" label={t('caseFile.what')} rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="dueAt" label={t('need.dueOn')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
    </FormDialog>
  );
}
