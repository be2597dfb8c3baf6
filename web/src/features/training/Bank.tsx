import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { Notice } from '../../ui/Notice';
import { PagedTable } from '../../ui/PagedTable';
import { TrainingQuestionSave, TrainingQuestionsQuery, type Question } from './documents';
import { PAGE, turning, type ListProps } from './list';

/** The bank of questions, with what is right; those that came with the system are samples. */
export function Bank({ search, go, close }: ListProps) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(TrainingQuestionsQuery, {
    variables: { first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const questions = data.trainingQuestions.edges.map(({ node }) => node);
  return (
    <>
      {questions.some((question) => question.sample) && (
        <div className="mapping-missing">
          <Notice tone="soon">{t('training.sampleHint')}</Notice>
        </div>
      )}
      <PagedTable
        columns={[
          { label: t('training.question') },
          { label: t('training.options') },
          { label: t('admin.state') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.trainingQuestions}
        after={search.after}
        onTurn={turning(go)}
      >
        {questions.map((question) => (
          <tr key={question.id}>
            <td className="wide">
              {question.text} {question.sample && <span className="tag soon">{t('admin.sample')}</span>}
            </td>
            <td className="wide">
              <span className="training-answers">
                {question.options.map((option, at) => (
                  <span key={option} className={at === question.answer ? 'tag done' : 'tag plain'}>
                    {option}
                  </span>
                ))}
              </span>
            </td>
            <td>
              <span className={question.active ? 'tag done' : 'tag'}>{t(question.active ? 'admin.active' : 'admin.inactive')}</span>
            </td>
            <td className="right">
              <button
                type="button"
                className="button small"
                onClick={() => go((before) => ({ ...before, dialog: 'question', id: question.id }))}
              >
                {t('common.edit')}
              </button>
            </td>
          </tr>
        ))}
      </PagedTable>
      {search.dialog === 'question' && <QuestionDialog question={questions.find((one) => one.id === search.id) ?? null} close={close} />}
    </>
  );
}

function QuestionDialog({ question, close }: { readonly question: Question | null; readonly close: () => void }) {
  const { t } = useTranslation();
  const [save] = useCommand(TrainingQuestionSave);
  return (
    <FieldsDialog
      title={t(question === null ? 'training.newQuestion' : 'training.question')}
      questions={[
        { name: 'text', label: t('training.question'), kind: 'text', maxLength: 500, initial: question?.text },
        {
          name: 'options',
          label: t('training.options'),
          kind: 'text',
          hint: t('training.optionsHint'),
          initial: question?.options.join('\n'),
        },
        {
          name: 'answer',
          label: t('training.right'),
          kind: 'choice',
          options: [0, 1, 2, 3, 4, 5].map((at) => ({ value: String(at), label: t('training.nth', { n: at + 1 }) })),
          initial: String(question?.answer ?? 0),
        },
        { name: 'active', label: t('training.drawn'), kind: 'tick', initial: question?.active ?? true },
      ]}
      send={(answers) =>
        save({
          input: {
            id: question?.id ?? null,
            expectedVersion: question?.version ?? null,
            text: answers.must('text'),
            options: answers
              .must('options')
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
            answer: Number(answers.must('answer')),
            active: answers.ticked('active'),
          },
        })
      }
      close={close}
    />
  );
}
