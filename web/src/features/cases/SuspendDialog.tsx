import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { PauseReason } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { FormDialog } from '../../ui/FormDialog';
import { PAUSE_REASONS } from '../clocks/reasons';
import { CaseSuspend } from './documents';
import type { CaseShown } from './useCaseFile';

/** Sets a case aside until a day. */
export function SuspendDialog({ file, close }: { readonly file: CaseShown; readonly close: () => void }) {
  const { t } = useTranslation();
  const [suspend] = useCommand(CaseSuspend);
  return (
    <FormDialog<{ reason: string; resumeOn: Dayjs; pauseReason?: PauseReason }>
      quiet
      title={t('caseFile.suspend')}
      okText={t('common.confirm')}
      fields={['reason', 'resumeOn', 'pauseReason']}
      send={({ reason, resumeOn, pauseReason }) =>
        suspend({
          input: {
            id: file.id,
            expectedVersion: file.version,
            reason: reason.trim(),
            resumeOn: resumeOn.format('YYYY-MM-DD'),
            pauseReason: pauseReason ?? null,
          },
        })
      }
      close={close}
    >
      <p className="muted">{t('caseFile.suspendHint')}</p>
      <Form.Item name="resumeOn" label={t('caseFile.resumeOn')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="pauseReason" label={t('caseFile.pauseReason')} extra={t('caseFile.pauseReasonHint')}>
        <Select
          allowClear
          placeholder={t('caseFile.clocksGoOn')}
          options={PAUSE_REASONS.map((value) => ({ value, label: t(`pauseReason.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('common.reason')}
        rules={[{ required: true, whitespace: true, message: t('error.REASON_REQUIRED') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
