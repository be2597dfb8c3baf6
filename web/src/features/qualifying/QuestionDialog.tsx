import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { FieldsDialog } from '../../ui/FieldsDialog';
import type { CourseQuestion } from './CoursesPanel';
import { CourseQuestionSave } from './documents';

/** The lines of a text, without empty ones. */
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

interface Props {
  readonly courseId: string;
  readonly question: CourseQuestion | null;
  readonly close: () => void;
}

/** A question of a bank: one answer a line, the right one by its number. */
export function QuestionDialog({ courseId, question, close }: Props) {
  const { t } = useTranslation();
  const [save] = useCommand(CourseQuestionSave);
  const numbers = [1, 2, 3, 4, 5, 6].map((n) => ({ value: String(n), label: String(n) }));
  return (
    <FieldsDialog
      title={question === null ? t('learn.newQuestion') : t('learn.question')}
      hint={t('learn.questionHint')}
      close={close}
      questions={[
        { name: 'text', label: t('learn.text'), kind: 'text', maxLength: 500, initial: question?.text },
        { name: 'options', label: t('learn.options'), kind: 'text', maxLength: 1300, initial: question?.options.join('\n') },
        { name: 'textEn', label: t('learn.textEn'), kind: 'text', maxLength: 500, initial: question?.textEn },
        { name: 'optionsEn', label: t('learn.optionsEn'), kind: 'text', maxLength: 1300, initial: question?.optionsEn.join('\n') },
        {
          name: 'rightOption',
          label: t('learn.right'),
          kind: 'choice',
          options: numbers,
          initial: String((question?.rightOption ?? 0) + 1),
        },
        { name: 'active', label: t('learn.isAsked'), kind: 'tick', initial: question?.active ?? true },
      ]}
      send={(answers) =>
        save({
          input: {
            id: question?.id ?? null,
            expectedVersion: question?.version ?? null,
            courseId,
            text: answers.must('text'),
            textEn: answers.must('textEn'),
            options: lines(answers.must('options')),
            optionsEn: lines(answers.must('optionsEn')),
            rightOption: Number(answers.must('rightOption')) - 1,
            active: answers.ticked('active'),
          },
        })
      }
    />
  );
}
