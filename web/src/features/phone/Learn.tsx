import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LearnQuery as Learning } from '../../gql/graphql';
import { ask } from '../../platform/lean';
import { localName } from '../../platform/local-name';
import { formatDate, formatInstant } from '../../platform/time';
import { FailureView } from '../../ui/Outcome';
import { Skeleton } from '../../ui/Skeleton';
import { LearnQuery } from '../qualifying/documents';
import '../qualifying/learn.css';
import { Back } from './Back';
import { PaperForm } from './PaperForm';
import { QuizCard } from './QuizCard';
import { useAsked } from './useAsked';

const tones = { SUBMITTED: 'soon', VERIFIED: 'done', REFUSED: 'late' } as const;

const askForCourses = async (): Promise<Learning> => (await ask(LearnQuery, {})).data;

/** Courses with their quiz, and papers handed in; asked of the server, nothing of them rests on the phone. */
export function Learn() {
  const { t, i18n } = useTranslation();
  const { shown, failure, again } = useAsked(askForCourses);
  const [trying, setTrying] = useState<string | null>(null);
  if (failure !== null) return <FailureView failure={failure} retry={again} />;
  if (shown === null) return <Skeleton />;
  const volunteer = shown.viewer?.volunteer;
  const english = i18n.language === 'en';
  return (
    <>
      <Back />
      <h1>{t('learn.title')}</h1>
      {shown.myCourses.map(({ course, valid, validUntil, retestAt }) => (
        <section key={course.id} className="m-card" aria-labelledby={`course-${course.id}`}>
          <h2 id={`course-${course.id}`}>{english ? course.titleEn : course.title}</h2>
          {valid && (
            <span className="tag done">
              {validUntil === null ? t('learn.passed') : t('learn.passedUntil', { day: formatDate(validUntil, i18n.language, 'date') })}
            </span>
          )}
          <p className="learn-body">{english ? course.bodyEn : course.body}</p>
          {retestAt !== null && <p className="muted">{t('learn.retestAt', { time: formatInstant(retestAt, i18n.language, 'dayTime') })}</p>}
          {trying === course.id ? (
            <QuizCard
              courseId={course.id}
              done={() => {
                setTrying(null);
                again();
              }}
            />
          ) : (
            <button type="button" className="button big wide" disabled={retestAt !== null} onClick={() => setTrying(course.id)}>
              {t('learn.begin', { count: course.asked, percent: course.passPercent })}
            </button>
          )}
        </section>
      ))}
      <section aria-labelledby="papers">
        <h2 id="papers">{t('learn.papers')}</h2>
        <ul className="m-list">
          {(volunteer?.qualificationClaims ?? []).map((each) => (
            <li key={each.id} className="m-card">
              <span className="row">
                <strong className="grow">{each.type !== null && localName(each.type, i18n.language)}</strong>
                <span className={`tag ${tones[each.state]}`}>{t(`learn.state.${each.state}`)}</span>
              </span>
              <span className="muted num">{formatInstant(each.submittedAt, i18n.language, 'dayTime')}</span>
              {each.reason !== null && <span>{each.reason}</span>}
            </li>
          ))}
        </ul>
        {volunteer != null && <PaperForm volunteerId={volunteer.id} types={shown.qualificationTypes} done={again} />}
      </section>
    </>
  );
}
