import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AbsentError } from '../../platform/errors';
import { areaName, localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { RecordDrawer } from '../../ui/RecordDrawer';
import { Notice } from '../../ui/Notice';
import { ClockFacts } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import { CareDialogs } from './CareDialogs';
import { DispersedCareQuery, type Care, type CheckItem } from './documents';
import type { HardshipSearch } from './search';
import { ThingTag } from './ThingTag';

const route = getRouteApi('/staff/hardship');

/** One person who is cared for at home: the five things with their evidence, visits, and the checklist. */
export function CareDrawer({ id }: { readonly id: string | undefined }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  return (
    <RecordDrawer
      id={id}
      size={600}
      title={t('hardship.one')}
      close={() => void navigate({ search: ({ open: _open, dialog: _dialog, about: _about, ...rest }) => rest })}
    >
      {(open) => <Details id={open} />}
    </RecordDrawer>
  );
}

function Step({
  dialog,
  about,
  text,
  primary,
}: {
  readonly dialog: HardshipSearch['dialog'];
  readonly about?: string;
  readonly text: string;
  readonly primary?: true;
}) {
  return (
    <Link
      from="/hardship"
      to="/hardship"
      search={(before) => ({ ...before, dialog, about })}
      className={primary ? 'button small primary' : 'button small'}
    >
      {text}
    </Link>
  );
}

function Details({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(DispersedCareQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const care = data.dispersedCare;
  if (care === null) throw new AbsentError();
  return (
    <div className="application">
      <section>
        <div className="row tight">
          <strong>{care.person?.maskedName ?? t('common.hidden')}</strong>
          {care.endedOn !== null && <span className="tag">{t('hardship.ended')}</span>}
        </div>
        <dl className="facts">
          <dt>{t('need.household')}</dt>
          <dd>
            <HouseholdLink household={care.household} />
          </dd>
          <dt>{t('need.area')}</dt>
          <dd>{care.household === null ? '—' : areaName(care.household.area, i18n.language)}</dd>
          <dt>{t('hardship.carer')}</dt>
          <dd>{care.carer}</dd>
          <dt>{t('hardship.beganOn')}</dt>
          <dd className="num">{care.beganOn}</dd>
          {care.clock !== null && (
            <>
              <dt>{t('hardship.nextVisit')}</dt>
              <dd>
                <ClockFacts clock={care.clock} />
              </dd>
            </>
          )}
          {care.endReason !== null && (
            <>
              <dt>{t('hardship.ended')}</dt>
              <dd>
                <span className="num">{care.endedOn}</span> {care.endReason}
              </dd>
            </>
          )}
        </dl>
        {care.viewerCanWork && (
          <span className="row tight">
            <Step dialog="visit" text={t('hardship.recordVisit')} primary />
            <Step dialog="end" text={t('hardship.end')} />
          </span>
        )}
      </section>
      <section>
        <h3>{t('hardship.things')}</h3>
        <ul className="plain-list">
          {care.things.map(({ kind, state, evidence }) => (
            <li key={kind} className="row tight thing">
              <ThingTag kind={kind} state={state} />
              <span className="grow">
                {evidence === null ? <span className="muted">{t('hardship.noEvidence')}</span> : evidence.what}
                {evidence !== null && (
                  <span className="muted num block">
                    {t('hardship.untilDay', { day: evidence.expiresOn })} · {evidence.recordedByName ?? t('common.hidden')}
                  </span>
                )}
              </span>
              {care.viewerCanWork && (
                <Step dialog="evidence" about={kind} text={evidence === null ? t('hardship.add') : t('hardship.renew')} />
              )}
            </li>
          ))}
        </ul>
      </section>
      <Checks care={care} items={data.dispersedCheckItems} />
      <section>
        <h3>{t('hardship.visits')}</h3>
        {care.visits.length === 0 ? (
          <p className="muted">{t('hardship.noVisits')}</p>
        ) : (
          <ul className="plain-list">
            {care.visits.slice(0, 12).map((visit) => (
              <li key={visit.id}>
                <span className="num">{visit.visitedOn}</span> {visit.found} <span className="muted">{visit.recordedByName}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <CareDialogs care={care} items={data.dispersedCheckItems} />
    </div>
  );
}

/** The checklist of the 'three clears' with the last answers. */
function Checks({ care, items }: { readonly care: Care; readonly items: readonly CheckItem[] }) {
  const { t, i18n } = useTranslation();
  const asked = items.filter((item) => item.active);
  return (
    <section>
      <h3>{t('hardship.checklist')}</h3>
      {asked.some((item) => item.sample) && <Notice tone="soon">{t('hardship.sample')}</Notice>}
      <ul className="plain-list">
        {asked.map((item) => {
          const answer = care.checks.find((check) => check.item === item.id);
          return (
            <li key={item.id} className="row tight thing">
              <span className="grow">
                {localName(item, i18n.language)}
                {answer !== undefined && (
                  <span className="muted block">
                    {answer.note !== null && `${answer.note} · `}
                    {answer.checkedByName} · {formatInstant(answer.checkedAt, i18n.language)}
                  </span>
                )}
              </span>
              {answer === undefined ? (
                <span className="tag">{t('hardship.unanswered')}</span>
              ) : (
                <span className={answer.clear ? 'tag done' : 'tag late'}>{answer.clear ? t('hardship.clear') : t('hardship.unclear')}</span>
              )}
              {care.viewerCanWork && <Step dialog="check" about={item.id} text={t('hardship.answer')} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
