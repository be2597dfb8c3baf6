import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { useViewer } from '../session/viewer';
import { Bank } from './Bank';
import { Calls } from './Calls';
import { Checks } from './Checks';
import { CheckDialog, CourseDialog } from './CreateDialogs';
import { Courses } from './Courses';
import { TRAINING_TABS, type TrainingSearch, type TrainingTab } from './search';
import './training.css';

const route = getRouteApi('/staff/training');

/** What each tab needs to be of use. */
const ACTIONS = {
  courses: 'training:read',
  calls: 'training:read',
  checks: 'spotcheck:plan',
  bank: 'training:manage',
} as const satisfies Record<TrainingTab, string>;

/** Courses with their quizzes, calls of spot checks, and for the bureau the checks and the bank of questions. */
export default function TrainingPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const tabs = TRAINING_TABS.filter((each) => can(ACTIONS[each]));
  const tab: TrainingTab = search.tab !== undefined && tabs.includes(search.tab) ? search.tab : 'courses';
  const go = (change: (before: TrainingSearch) => TrainingSearch): void => void navigate({ search: change });
  const close = (): void => go(({ dialog: _dialog, id: _id, ...before }) => before);
  const { dialog: _dialog, id: _id, ...list } = deferred;
  return (
    <>
      <title>{t('training.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.training')}</h1>
        {tab === 'courses' && can('training:manage') && (
          <New text={t('training.newCourse')} open={() => go((before) => ({ ...before, dialog: 'course' }))} />
        )}
        {tab === 'checks' && <New text={t('training.newCheck')} open={() => go((before) => ({ ...before, dialog: 'check' }))} />}
        {tab === 'bank' && <New text={t('training.newQuestion')} open={() => go((before) => ({ ...before, dialog: 'question' }))} />}
      </div>
      <nav className="tabs" aria-label={t('training.tabs')}>
        {tabs.map((each) => (
          <Link
            key={each}
            to="/training"
            search={each === 'courses' ? {} : { tab: each }}
            aria-current={tab === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`training.tab.${each}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t(`training.tab.${tab}`)} aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify(list)}>
          {tab === 'courses' && <Courses search={search} go={go} close={close} />}
          {tab === 'calls' && <Calls search={search} go={go} close={close} />}
          {tab === 'checks' && <Checks search={search} go={go} close={close} />}
          {tab === 'bank' && <Bank search={search} go={go} close={close} />}
        </Boundary>
      </section>
      {search.dialog === 'course' && <CourseDialog close={close} />}
      {search.dialog === 'check' && <CheckDialog close={close} />}
    </>
  );
}

function New({ text, open }: { readonly text: string; readonly open: () => void }) {
  return (
    <button type="button" className="button primary" onClick={open}>
      <Icon name="plus" />
      {text}
    </button>
  );
}
