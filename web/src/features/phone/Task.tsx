import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AbsentError } from '../../platform/errors';
import { areaName, localName } from '../../platform/local-name';
import { formatInstant, formatSpan } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { AssignmentStateTag } from '../../ui/tags';
import { Back } from './Back';
import { CheckIn } from './CheckIn';
import { Concern } from './Concern';
import { Contact } from './Contact';
import { Correct } from './Correct';
import { Finish } from './Finish';
import type { Held } from './held';
import { phone } from './phone';
import { findVisit, type ShownVisit } from './project';
import { usePast } from './past';
import { TakePhoto } from './TakePhoto';
import { usePhone, useWork } from './usePhone';

/** One task: where to go, whom to meet, and the one step that comes next. */
export function Task({ held, id }: { readonly held: Held; readonly id: string }) {
  const { deeds } = usePhone();
  const { visits } = useWork(held);
  const visit = findVisit(visits, deeds, id);
  return visit === undefined ? <OldVisit id={id} /> : <Visit held={held} visit={visit} />;
}

/** A visit that is over: asked of the server, because it does not rest on the phone. */
function OldVisit({ id }: { readonly id: string }) {
  const past = usePast();
  if (past === null) return null;
  const visit = past.find((each) => each.id === id);
  if (visit === undefined) throw new AbsentError();
  const footing = { subject: { id, version: visit.version }, after: null };
  return <Visit held={null} visit={{ ...visit, pending: false, next: footing, self: footing }} />;
}

function Visit({ held, visit }: { readonly held: Held | null; readonly visit: ShownVisit }) {
  const { t, i18n } = useTranslation();
  const { online } = usePhone();
  const [thanks, setThanks] = useState<number | null>(null);
  const living = visit.state === 'CONFIRMED' || visit.state === 'IN_PROGRESS';
  const known = visit.self.subject !== null;
  const { id, need } = visit;
  useEffect(() => {
    if (living && known) void phone.contact(id);
  }, [id, living, known]);
  // A task whose need was withdrawn from one's sight cannot be served.
  if (need === null) throw new AbsentError();
  const contact = held?.contacts[id];

  return (
    <article className="m-task">
      <Back />
      {thanks !== null && (
        <Notice tone="done" role="status">
          <strong>{t('phone.thanks')}</strong>
          <p>{t('phone.thanksHours', { count: thanks })}</p>
        </Notice>
      )}
      <div className="row">
        <h1 className="grow">{localName(need.service, i18n.language)}</h1>
        <AssignmentStateTag state={visit.state} />
      </div>
      {visit.pending && (
        <Notice tone="soon" role="status">
          {t(online ? 'phone.sending' : 'phone.keptHere')}
        </Notice>
      )}
      {visit.suspended && (
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
          {formatSpan(visit.startsAt, visit.endsAt, i18n.language)}
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
      {living && visit.companions.length > 0 && (
        <section className="m-card" aria-label={t('phone.companions')}>
          <strong>{t('phone.companions')}</strong>
          {visit.companions.map((each) => (
            <span key={each.name} className="row">
              <span className="grow">{each.name}</span>
              <span className={`tag ${each.checkedInAt === null ? 'soon' : 'done'}`}>
                {each.checkedInAt === null
                  ? t('phone.notArrived')
                  : t('phone.checkedIn', { time: formatInstant(each.checkedInAt, i18n.language, 'time') })}
              </span>
            </span>
          ))}
          <span className="muted">{t('phone.companionsHint')}</span>
        </section>
      )}
      {living && contact !== undefined && <Contact contact={contact} />}
      {living && contact === undefined && !online && <Notice tone="now">{t('phone.contactLater')}</Notice>}
      {visit.checkedInAt !== null && visit.state === 'IN_PROGRESS' && (
        <p className="muted num">{t('phone.checkedIn', { time: formatInstant(visit.checkedInAt, i18n.language, 'time') })}</p>
      )}
      {visit.state === 'CONFIRMED' && <CheckIn visit={visit} />}
      {visit.state === 'IN_PROGRESS' && <Finish visit={visit} plannedMinutes={need.minutes} done={setThanks} />}
      {visit.outcome !== null && (
        <section className="m-card">
          <strong>{t(`outcome.${visit.outcome}`)}</strong>
          {visit.minutesServed !== null && <span className="num">{t('phone.served', { count: visit.minutesServed })}</span>}
          {visit.log != null && <p>{visit.log}</p>}
        </section>
      )}
      {(visit.state === 'IN_PROGRESS' || visit.state === 'DONE') && <TakePhoto visit={visit} />}
      {visit.state === 'VERIFIED' && <Correct visit={visit} />}
      {visit.state !== 'CANCELLED' && visit.state !== 'MISSED' && <Concern visit={visit} />}
    </article>
  );
}
