import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../platform/command';
import { placeRefusals } from '../platform/form';
import { Dialog } from './Dialog';
import { Refused } from './Refused';

/** One question of a short form. Money is asked in yuan. */
export interface Question {
  readonly name: string;
  readonly label: string;
  readonly kind: 'line' | 'text' | 'money' | 'date' | 'choice' | 'choices' | 'tick';
  readonly optional?: boolean;
  readonly maxLength?: number;
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: unknown;
}

type Values = Record<string, unknown>;

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly questions: readonly Question[];
  readonly send: (answers: Answers) => Promise<Outcome<unknown>>;
  readonly close: () => void;
  /** Called when the command was done, before the dialog closes. */
  readonly done?: () => void;
}

/** The answers of a short form as commands take them. */
class Answers {
  constructor(private readonly values: Values) {}

  /** A written answer without the space around it; undefined when nothing was written. */
  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }
  /** A written answer that the form demanded. */
  must(name: string): string {
    return this.text(name) ?? '';
  }
  /** Yuan as whole fen. */
  fen(name: string): number | undefined {
    const value = this.values[name];
    return typeof value === 'number' ? Math.round(value * 100) : undefined;
  }
  /** A civil date. */
  date(name: string): string | undefined {
    const value = this.values[name] as Dayjs | undefined;
    return value?.format('YYYY-MM-DD');
  }
  /** Chosen values. */
  chosen(name: string): string[] {
    const value = this.values[name];
    return Array.isArray(value) ? value.map(String) : [];
  }
  ticked(name: string): boolean {
    return this.values[name] === true;
  }
}

function control({ kind, maxLength = 1000, options, label }: Question): ReactNode {
  switch (kind) {
    case 'line':
      return <Input maxLength={maxLength} />;
    case 'text':
      return <Input.TextArea rows={3} maxLength={maxLength} showCount />;
    case 'money':
      return <InputNumber min={0} max={1_000_000} precision={2} className="wide-control" />;
    case 'date':
      return <DatePicker className="wide-control" />;
    case 'choice':
      return <Select options={[...(options ?? [])]} />;
    case 'choices':
      return <Select mode="multiple" options={[...(options ?? [])]} />;
    default:
      return <Checkbox>{label}</Checkbox>;
  }
}

/** A short form in a dialog: asks, sends, shows refusals at their fields and closes when it is done. */
export function FieldsDialog({ title, hint, questions, send, close, done }: Props) {
  const { t, i18n } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(values: Values): Promise<void> {
    setBusy(true);
    const result = await send(new Answers(values));
    setBusy(false);
    setOutcome(
      placeRefusals(
        form,
        questions.map((each) => each.name),
        result,
        t,
        i18n.language,
      ),
    );
    if (result.kind !== 'done') return;
    done?.();
    close();
  }

  return (
    <Dialog open title={title} okText={t('common.confirm')} onCancel={close} onOk={() => form.submit()} confirmLoading={busy}>
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={Object.fromEntries(questions.map((each) => [each.name, each.initial]))}
        onFinish={(values) => void submit(values)}
      >
        {hint !== undefined && <p className="muted">{hint}</p>}
        <Refused outcome={outcome} />
        {questions.map((question) => (
          <Form.Item
            key={question.name}
            name={question.name}
            {...(question.kind === 'tick' ? { valuePropName: 'checked' } : { label: question.label })}
            {...(question.hint === undefined ? {} : { extra: question.hint })}
            rules={question.optional === true || question.kind === 'tick' ? [] : [{ required: true, message: t('error.REQUIRED') }]}
          >
            {control(question)}
          </Form.Item>
        ))}
      </Form>
    </Dialog>
  );
}
