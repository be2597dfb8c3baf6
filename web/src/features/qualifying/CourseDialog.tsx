import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { FormDialog } from '../../ui/FormDialog';
import type { Course } from './CoursesPanel';
import { VolunteerCourseSave } from './documents';

interface Values {
  readonly qualificationCode: string;
  readonly title: string;
  readonly titleEn: string;
  readonly body: string;
  readonly bodyEn: string;
  readonly passPercent: number;
  readonly asked: number;
  readonly validMonths?: number | null;
  readonly retestHours: number;
  readonly active: boolean;
}

const FIELDS = ['qualificationCode', 'title', 'titleEn', 'body', 'bodyEn', 'passPercent', 'asked', 'validMonths', 'retestHours', 'active'];
const FIRST = { passPercent: 80, asked: 5, validMonths: 12, retestHours: 24, active: true };

interface Props {
  readonly course: Course | null;
  readonly types: readonly { readonly code: string; readonly name: string; readonly nameEn: string }[];
  readonly close: () => void;
}

/** A course: what is learnt, and when its quiz is passed. */
export function CourseDialog({ course, types, close }: Props) {
  const { t, i18n } = useTranslation();
  const [save] = useCommand(VolunteerCourseSave);
  const required = { required: true, message: t('error.REQUIRED') };
  return (
    <FormDialog<Values>
      title={course === null ? t('learn.newCourse') : course.title}
      initial={course === null ? FIRST : { ...course, ...(course.type == null ? {} : { qualificationCode: course.type.code }) }}
      fields={FIELDS}
      send={(values) =>
        save({
          input: { ...values, validMonths: values.validMonths ?? null, id: course?.id ?? null, expectedVersion: course?.version ?? null },
        })
      }
      close={close}
      width={720}
    >
      <Form.Item name="qualificationCode" label={t('learn.kind')} rules={[required]}>
        <Select disabled={course !== null} options={types.map((each) => ({ value: each.code, label: localName(each, i18n.language) }))} />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="title" label={t('learn.courseTitle')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="titleEn" label={t('learn.courseTitleEn')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={120} />
        </Form.Item>
      </div>
      <Form.Item name="body" label={t('learn.courseBody')} rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea rows={4} maxLength={8000} />
      </Form.Item>
      <Form.Item name="bodyEn" label={t('learn.courseBodyEn')} rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea rows={4} maxLength={8000} />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="asked" label={t('learn.asked')} rules={[required]}>
          <InputNumber min={1} max={50} precision={0} />
        </Form.Item>
        <Form.Item name="passPercent" label={t('learn.passPercent')} rules={[required]}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        <Form.Item name="validMonths" label={t('learn.months')}>
          <InputNumber min={1} max={120} precision={0} />
        </Form.Item>
        <Form.Item name="retestHours" label={t('learn.retestHours')} rules={[required]}>
          <InputNumber min={0} max={2160} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{t('learn.offered')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
