import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';

/** A day of a form. */
export type Day = Dayjs;
/** The civil date of a form's day. */
export const dayText = (day: Day): string => day.format('YYYY-MM-DD');
/** A civil date as a form's day. */
export const dayOf = (date: string): Day => dayjs(date);

interface Common {
  readonly name: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly extra?: string;
}

function useRules(optional: boolean | undefined, whitespace = false) {
  const { t } = useTranslation();
  // A rule that speaks of white space at all is one for texts: numbers and days would never meet it.
  return optional === true ? [] : [{ required: true, ...(whitespace ? { whitespace } : {}), message: t('error.REQUIRED') }];
}

/** A text. */
export function TextItem({ name, label, optional, extra, max = 100, rows }: Common & { readonly max?: number; readonly rows?: number }) {
  const rules = useRules(optional, true);
  return (
    <Form.Item name={name} label={label} extra={extra} rules={rules}>
      {rows === undefined ? <Input maxLength={max} /> : <Input.TextArea rows={rows} maxLength={max} />}
    </Form.Item>
  );
}

/** A day; `until` is the last one that may be chosen. */
export function DayItem({ name, label, optional, extra, until, from }: Common & { readonly until?: string; readonly from?: string }) {
  const rules = useRules(optional);
  return (
    <Form.Item name={name} label={label} extra={extra} rules={rules}>
      <DatePicker
        style={{ width: '100%' }}
        {...(until === undefined ? {} : { maxDate: dayjs(until) })}
        {...(from === undefined ? {} : { minDate: dayjs(from) })}
      />
    </Form.Item>
  );
}

/** A number with its unit; money is typed in yuan. */
export function NumberItem({
  name,
  label,
  optional,
  extra,
  unit,
  min = 0,
  max,
  precision = 0,
}: Common & { readonly unit?: string; readonly min?: number; readonly max?: number; readonly precision?: number }) {
  const rules = useRules(optional);
  return (
    <Form.Item name={name} label={label} extra={extra} rules={rules}>
      <InputNumber style={{ width: '100%' }} min={min} {...(max === undefined ? {} : { max })} precision={precision} suffix={unit} />
    </Form.Item>
  );
}

/** One or several of a list. */
export function ChoiceItem({
  name,
  label,
  optional,
  extra,
  options,
  multiple = false,
}: Common & { readonly options: readonly { value: string; label: string }[]; readonly multiple?: boolean }) {
  const rules = useRules(optional);
  return (
    <Form.Item name={name} label={label} extra={extra} rules={rules}>
      <Select
        options={[...options]}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={optional === true}
        {...(multiple ? { mode: 'multiple' as const } : {})}
      />
    </Form.Item>
  );
}
