import { Form, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingQuizBeginMutation } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { Skeleton } from '../../ui/Skeleton';
import { TrainingQuizBegin, TrainingQuizSubmit, type Course } from './documents';

type Attempt = NonNullable<TrainingQuizBeginMutation['trainingQuizBegin']['attempt']>;

/** The quiz of a course: drawn when it is opened, marked when it is handed in. Closed in between it goes on later. */
export function QuizDialog({ course, close }: { readonly course: Course; readonly close: () => void }) {
  const { t } = useTranslation();
  const report = useReport();
  const [form] = Form.useForm<Record<string, number>>();
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [begin] = useCommand(TrainingQuizBegin, { refresh: false });
  const [submit, busy] = useCommand(TrainingQuizSubmit);
  // The request's id makes a second call the same one.
  useEffect(() => {
    void (async () => {
      const result = await begin({ input: { requestId, courseId: course.id } });
      setOutcome(result);
      if (result.kind === 'done') setAttempt(result.payload.attempt);
    })();
  }, [begin, requestId, course.id]);

  async function handIn(values: Record<string, number>): Promise<void> {
    if (attempt === null) return;
    const result = await submit({ input: { id: attempt.id, answers: attempt.questions.map((_, at) => values[String(at)] ?? -1) } });
    setOutcome(result);
    if (result.kind !== 'done') return;
    const done = result.payload.attempt;
    report(result, t(done?.passed === true ? 'training.passed' : 'training.notPassed', { percent: done?.percent ?? 0 }));
    close();
  }

  return (
    <Dialog
      open
      title={`${t('training.quiz')} · ${course.title}`}
      okText={t('training.handIn')}
      okButtonProps={{ disabled: attempt === null }}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={640}
    >
      <Refused outcome={outcome} />
      {attempt === null ? (
        outcome === null && <Skeleton />
      ) : (
        <Form form={form} layout="vertical" scrollToFirstError={{ focus: true }} onFinish={(values) => void handIn(values)}>
          {attempt.questions.map(({ text, options }, at) => (
            <Form.Item key={text} name={String(at)} label={`${at + 1}. ${text}`} rules={[{ required: true, message: t('error.REQUIRED') }]}>
              <Radio.Group className="training-options" options={options.map((option, value) => ({ value, label: option }))} />
            </Form.Item>
          ))}
        </Form>
      )}
    </Dialog>
  );
}
