import { DatePicker, Form } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { FormDialog } from '../../ui/FormDialog';
import { StaffAbsenceRecord } from './documents';
import { WorkerSelect } from './WorkerSelect';

/** Days on which the viewer is away, and who covers every open duty meanwhile. */
export function AbsenceDialog({ areaCode, close }: { readonly areaCode: string; readonly close: () => void }) {
  const { t } = useTranslation();
  const [requestId] = useState(newRequestId);
  const [record] = useCommand(StaffAbsenceRecord);
  const required = { required: true, message: t('error.REQUIRED') };
  return (
    <FormDialog<{ from: Dayjs; until: Dayjs; coverId: string }>
      quiet
      title={t('caseFile.absence')}
      okText={t('common.confirm')}
      fields={['from', 'until', 'coverId']}
      send={({ from, until, coverId }) =>
        record({ input: { requestId, from: from.format('YYYY-MM-DD'), until: until.format('YYYY-MM-DD'), coverId } })
      }
      close={close}
    >
      <p className="muted">{t('caseFile.absenceHint')}</p>
      <div className="form-row wide-row">
        <Form.Item name="from" label={t('caseFile.absenceFrom')} rules={[required]}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="until" label={t('caseFile.absenceUntil')} rules={[required]}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="coverId" label={t('caseFile.cover')} rules={[required]}>
        <WorkerSelect areaCode={areaCode} />
      </Form.Item>
    </FormDialog>
  );
}
