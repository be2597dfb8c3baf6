import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoursesPanelQuery as Courses } from '../../gql/graphql';
import { localName } from '../../platform/local-name';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { CourseDialog } from './CourseDialog';
import { CoursesPanelQuery } from './documents';
import './learn.css';
import { QuestionDialog } from './QuestionDialog';

export type Course = Courses['volunteerCourses'][number];
export type CourseQuestion = Course['questions'][number];

/** Courses of volunteers with their banks of questions. */
export function CoursesPanel() {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(CoursesPanelQuery, { fetchPolicy: 'cache-and-network' });
  const [course, setCourse] = useState<Course | 'new' | null>(null);
  const [question, setQuestion] = useState<{ readonly courseId: string; readonly question: CourseQuestion | null } | null>(null);
  const english = i18n.language === 'en';
  return (
    <div className="dated">
      <div className="row">
        <span className="muted grow">{t('learn.coursesHint')}</span>
        <button type="button" className="button primary" onClick={() => setCourse('new')}>
          <Icon name="plus" />
          {t('learn.newCourse')}
        </button>
      </div>
      {data.volunteerCourses.length === 0 && <Outcome icon="file" title={t('learn.noCourses')} center />}
      {data.volunteerCourses.map((each) => (
        <Panel
          key={each.id}
          title={
            <>
              {english ? each.titleEn : each.title} {each.sample && <span className="tag soon">{t('admin.sample')}</span>}{' '}
              {!each.active && <span className="tag">{t('learn.notOffered')}</span>}
            </>
          }
          extra={
            <span className="row tight">
              <button type="button" className="button small" onClick={() => setCourse(each)}>
                {t('common.edit')}
              </button>
              <button type="button" className="button small" onClick={() => setQuestion({ courseId: each.id, question: null })}>
                {t('learn.newQuestion')}
              </button>
            </span>
          }
        >
          <p className="muted">
            {each.type !== null && `${t('learn.gives', { name: localName(each.type, i18n.language) })} · `}
            {t('learn.rules', { asked: each.asked, percent: each.passPercent, hours: each.retestHours })}
            {each.validMonths !== null && ` · ${t('learn.validMonths', { count: each.validMonths })}`}
          </p>
          {each.questions.filter((one) => one.active).length < each.asked && <p className="tag now">{t('learn.tooFew')}</p>}
          <ol className="learn-bank">
            {each.questions.map((one) => (
              <li key={one.id} className={one.active ? undefined : 'muted'}>
                <button
                  type="button"
                  className="button quiet learn-question"
                  onClick={() => setQuestion({ courseId: each.id, question: one })}
                >
                  {english ? one.textEn : one.text}
                </button>
                <span className="muted learn-answer">{(english ? one.optionsEn : one.options)[one.rightOption]}</span>
              </li>
            ))}
          </ol>
        </Panel>
      ))}
      {course !== null && (
        <CourseDialog course={course === 'new' ? null : course} types={data.qualificationTypes} close={() => setCourse(null)} />
      )}
      {question !== null && <QuestionDialog {...question} close={() => setQuestion(null)} />}
    </div>
  );
}
