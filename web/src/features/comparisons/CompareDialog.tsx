import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonFindingKind, ComparisonListKind } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { failureOf } from '../../platform/errors';
import { placeRefusals } from '../../platform/form';
import { upload, UploadError } from '../../platform/upload';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';
import { AreaPicker, WHOLE_CITY } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { ListComparisonStart, type Comparison } from './documents';
import { KINDS, LISTS } from './search';

interface Values {
  readonly areaCode?: string;
  readonly leftKind: ComparisonListKind;
  readonly rightKind: ComparisonListKind;
  readonly asOf: string;
  readonly wanted: ComparisonFindingKind[];
}

/** Takes two lists and orders that they are held against each other; the same pair again shows what changed. */
export function CompareDialog({ pair, close }: { readonly pair?: Comparison; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { system } = useViewer();
  const [form] = Form.useForm<Values>();
  const leftKind = Form.useWatch('leftKind', form) ?? pair?.leftKind ?? 'REGISTERED_POOR';
  const rightKind = Form.useWatch('rightKind', form) ?? pair?.rightKind ?? 'ASSISTED_ROLL';
  const [files, setFiles] = useState<{ readonly left?: File; readonly right?: File }>({});
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [uploadError, setUploadError] = useState<UploadError['code'] | null>(null);
  const [requestId] = useState(newRequestId);
  const [sending, setSending] = useState(false);
  const [start] = useCommand(ListComparisonStart);

  async function submit(values: Values): Promise<void> {
    setSending(true);
    setUploadError(null);
    try {
      const side = async (kind: ComparisonListKind, file: File | undefined) => ({
        kind,
        uploadId: file === undefined ? null : await upload(file),
      });
      const input = {
        requestId,
        areaCode: values.areaCode ?? WHOLE_CITY,
        left: await side(values.leftKind, files.left),
        right: await side(values.rightKind, files.right),
        asOf: values.asOf,
        wanted: values.wanted,
      };
      const result = await start({ input });
      setOutcome(placeRefusals(form, ['areaCode', 'asOf'], result, t, i18n.language));
      if (result.kind !== 'done') return;
      close();
      if (result.payload.comparison !== null) await navigate({ to: '/comparisons/$id', params: { id: result.payload.comparison.id } });
    } catch (error) {
      if (error instanceof UploadError) setUploadError(error.code);
      else setOutcome({ kind: 'failed', failure: failureOf(error) });
    } finally {
      setSending(false);
    }
  }

  const required = [{ required: true, message: t('error.REQUIRED') }];
  const options = LISTS.map((value) => ({ value, label: t(`comparisonList.${value}`) }));
  return (
    <Dialog
      open
      title={t('comparison.compare')}
      okText={t('comparison.start')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={sending}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          areaCode: pair?.area?.code,
          leftKind,
          rightKind,
          asOf: system.today,
          wanted: pair?.wanted ?? ['ONLY_LEFT', 'CONFLICT'],
        }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        {uploadError !== null && (
          <Notice tone="late" role="alert">
            {t(`error.${uploadError}`)}
          </Notice>
        )}
        <div className="form-row">
          <Form.Item name="areaCode" label={t('comparison.area')}>
            <AreaPicker width="100%" />
          </Form.Item>
          <Form.Item name="asOf" label={t('comparison.asOf')} rules={required}>
            <Input type="date" max={system.today} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="leftKind" label={t('comparison.left')} rules={required}>
            <Select options={options} disabled={pair !== undefined} />
          </Form.Item>
          <ListFile label={t('comparison.leftFile')} kind={leftKind} take={(left) => setFiles((before) => ({ ...before, left }))} />
        </div>
        <div className="form-row">
          <Form.Item name="rightKind" label={t('comparison.right')} rules={required}>
            <Select options={options} disabled={pair !== undefined} />
          </Form.Item>
          <ListFile label={t('comparison.rightFile')} kind={rightKind} take={(right) => setFiles((before) => ({ ...before, right }))} />
        </div>
        <Form.Item name="wanted" label={t('comparison.wanted')} extra={t('comparison.wantedHint')} rules={required}>
          <Checkbox.Group options={KINDS.map((value) => ({ value, label: t(`comparisonKind.${value}`) }))} />
        </Form.Item>
        <p className="muted">{t('comparison.fileHint')}</p>
      </Form>
    </Dialog>
  );
}

interface FileProps {
  readonly label: string;
  readonly kind: ComparisonListKind;
  readonly take: (file: File | undefined) => void;
}

/** The file of a list; the roll needs none. */
function ListFile({ label, kind, take }: FileProps) {
  const { t } = useTranslation();
  return (
    <Form.Item label={label} extra={kind === 'ASSISTED_ROLL' ? t('comparison.ownRoll') : undefined}>
      <input className="list-file" type="file" accept=".xlsx,.csv" aria-label={label} onChange={(event) => take(event.target.files?.[0])} />
    </Form.Item>
  );
}
