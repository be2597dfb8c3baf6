import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuizBeginMutation, QuizFinishMutation } from '../../gql/graphql';
import type { Outcome } from '../../platform/command';
import { command } from '../../platform/lean';
import { Notice } from '../../ui/Notice';
import { Refusals } from '../../ui/RefusalText';
import { Skeleton } from '../../ui/Skeleton';
import { QuizBegin, QuizFinish } from '../qualifying/documents';

type Quiz = NonNullable<QuizBeginMutation['quizBegin']['quiz']>;
type Result = NonNullable<QuizFinishMutation['quizFinish']['result']>;

/** One attempt at a quiz: every question at once, and at the end which were right. */
export function QuizCard({ courseId, done }: { readonly courseId: string; readonly done: () => void }) {
  const { t, i18n } = useTranslation();
  const [quiz, setQuiz] = useState<Quiz | null>(null);
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({});
  const [result, setResult] = useState<Result | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  useEffect(() => {
    void (async () => {
      const begun = await command(QuizBegin, { input: { requestId: crypto.randomUUID(), courseId } });
      setOutcome(begun);
      if (begun.kind === 'done') setQuiz(begun.payload.quiz);
    })();
  }, [courseId]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (quiz === null) return;
    const ended = await command(QuizFinish, { input: { id: quiz.id, answers: quiz.questions.map((each) => chosen[each.id] ?? -1) } });
    setOutcome(ended);
    if (ended.kind === 'done') setResult(ended.payload.result);
  }

  const refused = (
    <Refusals
      {...(outcome?.kind === 'refused' ? { errors: outcome.errors } : {})}
      failure={outcome?.kind === 'failed' ? outcome.failure : null}
    />
  );
  if (quiz === null) return outcome === null ? <Skeleton /> : refused;
  const english = i18n.language === 'en';
  return (
    <form onSubmit={(event) => void submit(event)}>
      {refused}
      {quiz.questions.map((each, at) => (
        <fieldset key={each.id} className="m-reasons" disabled={result !== null}>
          <legend>
            {at + 1}. {english ? each.textEn : each.text}{' '}
            {result !== null && (
              <span className={result.marks[at] === true ? 'tag done' : 'tag late'}>
                {t(result.marks[at] === true ? 'learn.wasRight' : 'learn.wasWrong')}
              </span>
            )}
          </legend>
          {(english ? each.optionsEn : each.options).map((option, place) => (
            <label key={option}>
              <input
                type="radio"
                name={each.id}
                required
                checked={chosen[each.id] === place}
                onChange={() => setChosen((before) => ({ ...before, [each.id]: place }))}
              />
              {option}
            </label>
          ))}
        </fieldset>
      ))}
      {result === null ? (
        <button type="submit" className="button primary big wide">
          {t('learn.finish')}
        </button>
      ) : (
        <>
          <Notice tone={result.passed ? 'done' : 'now'} role="status">
            {t(result.passed ? 'learn.didPass' : 'learn.didFail', { right: result.rightCount, asked: result.asked })}
          </Notice>
          <button type="button" className="button big wide" onClick={done}>
            {t('learn.close')}
          </button>
        </>
      )}
    </form>
  );
}
