import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { WHOLE_CITY } from '../areas/AreaPicker';
import { TrainingAttendanceRecord, TrainingCoursesQuery, type Course } from './documents';
import { PAGE, turning, type ListProps } from './list';
import { QuizDialog } from './QuizDialog';

/** Courses, the newest first: who was there, and one's own quiz. */
export function Courses({ search, go, close }: ListProps) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [attend] = useCommand(TrainingAttendanceRecord);
  const { data } = useSuspenseQuery(TrainingCoursesQuery, {
    variables: { first: PAGE, after: search.after ?? null, city: WHOLE_CITY },
    fetchPolicy: 'cache-and-network',
  });
  const courses = data.trainingCourses.edges.map(({ node }) => node);
  const chosen = courses.find((course) => course.id === search.id);
  const figures = data.trainingFigures;
  const step = (dialog: 'attend' | 'quiz', course: Course, text: string, primary = false) => (
    <button
      type="button"
      className={primary ? 'button small primary' : 'button small'}
      onClick={() => go((before) => ({ ...before, dialog, id: course.id }))}
    >
      {text}
    </button>
  );
  return (
    <>
      {figures !== null && figures.staff > 0 && (
        <p className="training-figures">{t('training.figures', { staff: figures.staff, valid: figures.valid, never: figures.never })}</p>
      )}
      <PagedTable
        columns={[
          { label: t('training.course') },
          { label: t('need.area') },
          { label: t('training.heldOn') },
          { label: t('training.minutes'), align: 'right' },
          { label: t('training.attended'), align: 'right' },
          { label: t('training.passedCount'), align: 'right' },
          { label: t('training.mine') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.trainingCourses}
        after={search.after}
        onTurn={turning(go)}
        empty={<Outcome icon="tick" title={t('training.noCourses')} hint={t('training.noCoursesHint')} center />}
      >
        {courses.map((course) => (
          <tr key={course.id}>
            <td className="wide">
              <strong>{course.title}</strong>
              <span className="muted training-summary">{course.summary}</span>
            </td>
            <td className="nowrap">{course.area !== null && areaName(course.area, i18n.language)}</td>
            <td className="num nowrap">{course.heldOn}</td>
            <td className="num right">{course.minutes}</td>
            <td className="num right">{course.viewerCanRecord ? course.attendances.length : '—'}</td>
            <td className="num right">{course.viewerCanRecord ? course.passed : '—'}</td>
            <td className="nowrap">
              <Mine course={course} />
            </td>
            <td className="right nowrap">
              {course.viewerCanRecord && step('attend', course, t('training.attend'))}
              {course.viewerCanTakeQuiz && step('quiz', course, t('training.takeQuiz'), true)}
            </td>
          </tr>
        ))}
      </PagedTable>
      {search.dialog === 'attend' && chosen?.viewerCanRecord === true && (
        <FieldsDialog
          title={t('training.attend')}
          hint={t('training.attendHint')}
          questions={[{ name: 'usernames', label: t('training.usernames'), kind: 'text', maxLength: 4000 }]}
          send={async (answers) => {
            const usernames = answers
              .must('usernames')
              .split(/[\s,，;；、]+/)
              .filter((name) => name !== '');
            const outcome = await attend({ input: { requestId: newRequestId(), courseId: chosen.id, usernames } });
            if (outcome.kind === 'done') report(outcome, t('common.saved'));
            return outcome;
          }}
          close={close}
        />
      )}
      {search.dialog === 'quiz' && chosen?.viewerCanTakeQuiz === true && <QuizDialog course={chosen} close={close} />}
    </>
  );
}

function Mine({ course }: { readonly course: Course }) {
  const { t } = useTranslation();
  const [last] = course.myAttempts;
  if (last === undefined)
    return (
      <span className="muted">
        {t(course.attendances.length > 0 && !course.viewerCanRecord ? 'training.attendedMine' : 'training.notMine')}
      </span>
    );
  if (last.finishedAt === null) return <span className="tag soon">{t('training.begun')}</span>;
  return (
    <>
      <span className={`tag ${last.passed ? 'done' : 'late'}`}>
        {t(last.passed ? 'training.passed' : 'training.notPassed', { percent: last.percent ?? 0 })}
      </span>
      {last.validUntil !== null && <span className="muted num need-number">{t('training.validUntil', { day: last.validUntil })}</span>}
    </>
  );
}
