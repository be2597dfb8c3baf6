import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand } from '../../platform/command';
import { AbsentError, type Failure } from '../../platform/errors';
import { areaName, localName } from '../../platform/local-name';
import { formatInstant, formatSpan } from '../../platform/time';
import type { UserError } from '../../platform/user-errors';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Refusals } from '../../ui/RefusalText';
import { AssignmentStateTag } from '../../ui/tags';
import { Contact } from './Contact';
import { AssignmentStart } from './documents';
import { Finish } from './Finish';
import { To } from './To';

// No fragments here: the contact is clear text, the answer stays out of the cache, and masking needs the cache.
const PhoneTaskQuery = graphql(`
  query PhoneTask {
    myAssignments(includePast: true) {
      id
      state
      version
      startsAt
      endsAt
      checkedInAt
      minutesServed
      outcome
      log
      suspended
      viewerCanStart
      viewerCanFinish
      contact {
        name
        phone
        address
      }
      need {
        id
        note
        minutes
        requiredDialect
        service {
          id
          name
          nameEn
          team
        }
        area {
          code
          name
          nameEn
          parent {
            code
            name
            nameEn
          }
        }
      }
    }
  }
`);

/** One task: where to go, whom to meet, and the one step that comes next. */
export function Task({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const { data, refetch } = useSuspenseQuery(PhoneTaskQuery, { fetchPolicy: 'no-cache' });
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [thanks, setThanks] = useState<number | null>(null);
  const [start, starting] = useCommand(AssignmentStart, { refresh: false });
  const task = data.myAssignments.find((each) => each.id === id);
  // A task whose need was withdrawn from one's sight cannot be served.
  if (task?.need == null) throw new AbsentError();
  const { version, need } = task;

  async function checkIn(): Promise<void> {
    const outcome = await start({ input: { id, expectedVersion: version } });
    setErrors(outcome.kind === 'refused' ? outcome.errors : []);
    setFailure(outcome.kind === 'failed' ? outcome.failure : null);
    await refetch();
  }

  return (
    <article className="m-task">
      <To path="/m" className="button quiet m-back">
        <Icon name="back" />
        {t('phone.back')}
      </To>
      {thanks !== null && (
        <Notice tone="done" role="status">
          <strong>{t('phone.thanks')}</strong>
          <p>{t('phone.thanksHours', { count: thanks })}</p>
        </Notice>
      )}
      <div className="row">
        <h1 className="grow">{localName(need.service, i18n.language)}</h1>
        <AssignmentStateTag state={task.state} />
      </div>
      {task.suspended && (
        <Notice tone="late" role="alert">
          {t('phone.suspended')}
        </Notice>
      )}
      <dl className="m-facts">
        <dt>
          <Icon name="clock" />
          <span className="sr">{t('need.when')}</span>
        </dt>
        <dd className="num">
          {formatSpan(task.startsAt, task.endsAt, i18n.language)}
          <span className="muted"> {t('need.minutes', { count: need.minutes })}</span>
        </dd>
        <dt>
          <Icon name="pin" />
          <span className="sr">{t('need.area')}</span>
        </dt>
        <dd>{areaName(need.area, i18n.language)}</dd>
        {need.requiredDialect !== null && (
          <>
            <dt>
              <Icon name="language" />
              <span className="sr">{t('need.requiredDialect')}</span>
            </dt>
            <dd>{need.requiredDialect}</dd>
          </>
        )}
        {need.note !== null && need.note !== '' && (
          <>
            <dt>
              <Icon name="file" />
              <span className="sr">{t('need.note')}</span>
            </dt>
            <dd>{need.note}</dd>
          </>
        )}
      </dl>
      {task.contact !== null && <Contact contact={task.contact} />}
      <Refusals errors={errors} failure={failure} />
      {task.checkedInAt !== null && task.state === 'IN_PROGRESS' && (
        <p className="muted num">{t('phone.checkedIn', { time: formatInstant(task.checkedInAt, i18n.language, 'time') })}</p>
      )}
      {task.viewerCanStart && (
        <button type="button" className="button primary big wide" disabled={starting} aria-busy={starting} onClick={() => void checkIn()}>
          <Icon name="tick" />
          {t('phone.start')}
        </button>
      )}
      {task.viewerCanFinish && (
        <Finish
          task={task}
          plannedMinutes={need.minutes}
          done={(minutes) => {
            setThanks(minutes);
            void refetch();
          }}
        />
      )}
      {task.outcome !== null && (
        <section className="m-card">
          <strong>{t(`outcome.${task.outcome}`)}</strong>
          {task.minutesServed !== null && <span className="num">{t('phone.served', { count: task.minutesServed })}</span>}
          {task.log !== null && <p>{task.log}</p>}
        </section>
      )}
    </article>
  );
}
