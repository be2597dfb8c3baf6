import { Form, Input, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { FormDialog } from '../../ui/FormDialog';
import { AreaPicker, WHOLE_CITY } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { SpotCheckCreate, TrainingCourseCreate } from './documents';

interface CourseValues {
  readonly areaCode?: string;
  readonly title: string;
  readonly summary: string;
  readonly heldOn: string;
  readonly minutes: number;
}

interface CheckValues {
  readonly areaCode?: string;
  readonly title: string;
  readonly wanted: number;
}

/** Announces a course for the staff of an area. */
export function CourseDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [requestId] = useState(newRequestId);
  const [create] = useCommand(TrainingCourseCreate);
  const required = [{ required: true, message: t('error.REQUIRED') }];
  return (
    <CreateDialog<CourseValues>
      title={t('training.newCourse')}
      initial={{ heldOn: system.today, minutes: 120 }}
      fields={['summary', 'heldOn', 'minutes']}
      send={({ areaCode, ...values }) => create({ input: { requestId, ...values, areaCode: areaCode ?? WHOLE_CITY } })}
      close={close}
    >
      <Form.Item name="summary" label={t('training.summary')} rules={required}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="heldOn" label={t('training.heldOn')} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="minutes" label={t('training.minutes')} rules={required}>
          <InputNumber min={15} max={2400} step={15} className="wide-control" />
        </Form.Item>
      </div>
    </CreateDialog>
  );
}

/** Commits a spot check: its seed is sealed with it, whom it calls is drawn with the start. */
export function CheckDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const [requestId] = useState(newRequestId);
  const [create] = useCommand(SpotCheckCreate);
  return (
    <CreateDialog<CheckValues>
      title={t('training.newCheck')}
      hint={t('training.sealHint')}
      initial={{ wanted: 10 }}
      fields={['wanted']}
      send={({ areaCode, ...values }) => create({ input: { requestId, ...values, areaCode: areaCode ?? WHOLE_CITY } })}
      close={close}
    >
      <Form.Item name="wanted" label={t('training.wanted')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <InputNumber min={1} max={500} className="wide-control" />
      </Form.Item>
    </CreateDialog>
  );
}

interface Props<V extends object> {
  readonly title: string;
  readonly hint?: string;
  readonly initial: Partial<V>;
  readonly fields: readonly string[];
  readonly send: (values: V) => Promise<Outcome<unknown>>;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** What a course and a spot check have in common: a title and an area. */
function CreateDialog<V extends object>({ fields, children, ...dialog }: Props<V>) {
  const { t } = useTranslation();
  return (
    <FormDialog<V> fields={['title', 'areaCode', ...fields]} {...dialog}>
      <Form.Item name="title" label={t('training.titleLabel')} rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('need.area')}>
        <AreaPicker />
      </Form.Item>
      {children}
    </FormDialog>
  );
}
