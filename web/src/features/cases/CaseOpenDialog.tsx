import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { FormDialog } from '../../ui/FormDialog';
import { CaseOpenCommand } from './documents';
import type { HouseholdShown } from './useCaseFile';
import { WorkerSelect } from './WorkerSelect';

/** Opens a case: why, and who answers for it. */
export function CaseOpenDialog({ household, close }: { readonly household: HouseholdShown; readonly close: () => void }) {
  const { t } = useTranslation();
  const [requestId] = useState(newRequestId);
  const [open] = useCommand(CaseOpenCommand);
  return (
    <FormDialog<{ reason: string; ownerId?: string }>
      quiet
      title={t('caseFile.open')}
      okText={t('caseFile.open')}
      fields={['reason', 'ownerId']}
      send={({ reason, ownerId }) =>
        open({ input: { requestId, householdId: household.id, reason: reason.trim(), ownerId: ownerId ?? null } })
      }
      close={close}
    >
      <Form.Item name="ownerId" label={t('caseFile.owner')}>
        <WorkerSelect areaCode={household.area.code} allowClear placeholder={t('lead.ownerMe')} />
      </Form.Item>
      <Form.Item name="reason" label={t('caseFile.reason')} rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
