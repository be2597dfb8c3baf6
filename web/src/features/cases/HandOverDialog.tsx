import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { FormDialog } from '../../ui/FormDialog';
import { Notice } from '../../ui/Notice';
import { useViewer } from '../session/viewer';
import { CaseHandOver } from './documents';
import type { CaseShown } from './useCaseFile';
import { WorkerSelect } from './WorkerSelect';

interface Props {
  readonly file: CaseShown;
  readonly areaCode: string;
  readonly close: () => void;
}

/** Hands a case over; says before what moves and what stays. */
export function HandOverDialog({ file, areaCode, close }: Props) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const [send] = useCommand(CaseHandOver);
  const { open, overdue, done, missed } = file.counts;
  return (
    <FormDialog<{ toAccountId: string; reason: string }>
      quiet
      title={t('caseFile.handOver')}
      okText={can('case:assign') ? t('caseFile.handOver') : t('caseFile.propose')}
      fields={['toAccountId', 'reason']}
      send={({ toAccountId, reason }) =>
        send({ input: { id: file.id, expectedVersion: file.version, toAccountId, reason: reason.trim() } })
      }
      close={close}
    >
      <Notice tone="accent">{t('caseFile.moves', { open, overdue })}</Notice>
      <p className="muted hand-over-stays">{t('caseFile.stays', { done, missed })}</p>
      <Form.Item name="toAccountId" label={t('caseFile.newOwner')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <WorkerSelect areaCode={areaCode} />
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
