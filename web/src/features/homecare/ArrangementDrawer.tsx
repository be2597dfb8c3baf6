import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { AbsentError } from '../../platform/errors';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { RecordDrawer } from '../../ui/RecordDrawer';
import { HouseholdLink } from '../households/HouseholdLink';
import { AbilityTag } from './AbilityTag';
import { ArrangementDialogs } from './ArrangementDialogs';
import { CareArrangementQuery, HoursVerify, type Arrangement } from './documents';
import { QualityTag } from './QualityTag';
import { clockTime, hours } from './time';

const route = getRouteApi('/staff/homecare');
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Care of one person: how they manage, the week, hours that count when confirmed, checks of quality. */
export function ArrangementDrawer({ id }: { readonly id: string | undefined }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  return (
    <RecordDrawer
      id={id}
      size={600}
      title={t('homecare.one')}
      close={() => void navigate({ search: ({ open: _open, dialog: _dialog, ...rest }) => rest })}
    >
      {(open) => <Details id={open} />}
    </RecordDrawer>
  );
}

function Details({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(CareArrangementQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const arrangement = data.homecareArrangement;
  if (arrangement === null) throw new AbsentError();
  const step = (dialog: 'hours' | 'quality' | 'end', text: string, primary = false) => (
    <Link
      from="/homecare"
      to="/homecare"
      search={(before) => ({ ...before, dialog })}
      className={primary ? 'button small primary' : 'button small'}
    >
      {text}
    </Link>
  );
  return (
    <div className="application">
      <section>
        <div className="row tight">
          <strong>{arrangement.person?.maskedName ?? t('common.hidden')}</strong>
          {arrangement.assessment !== null && <AbilityTag assessment={arrangement.assessment} />}
          {arrangement.endedOn !== null && <span className="tag">{t('homecare.ended')}</span>}
        </div>
        <dl className="facts">
          <dt>{t('need.household')}</dt>
          <dd>
            <HouseholdLink household={arrangement.household} />
          </dd>
          <dt>{t('need.area')}</dt>
          <dd>{arrangement.household === null ? '—' : areaName(arrangement.household.area, i18n.language)}</dd>
          <dt>{t('homecare.provider')}</dt>
          <dd>{arrangement.provider}</dd>
          <dt>{t('homecare.beganOn')}</dt>
          <dd className="num">{arrangement.beganOn}</dd>
          <dt>{t('homecare.month')}</dt>
          <dd className="num">
            {t('homecare.ofPlanned', {
              done: hours(arrangement.confirmedMinutes, i18n.language),
              planned: hours(arrangement.plannedMinutes, i18n.language),
            })}
            {arrangement.waitingMinutes > 0 &&
              ` · ${t('homecare.waitingHours', { hours: hours(arrangement.waitingMinutes, i18n.language) })}`}
          </dd>
          {arrangement.endReason !== null && (
            <>
              <dt>{t('homecare.ended')}</dt>
              <dd>
                <span className="num">{arrangement.endedOn}</span> {arrangement.endReason}
              </dd>
            </>
          )}
        </dl>
        <span className="row tight">
          {arrangement.viewerCanWork && step('hours', t('homecare.recordHours'), true)}
          {arrangement.viewerCanCheck && step('quality', t('homecare.recordQuality'))}
          {arrangement.viewerCanWork && step('end', t('homecare.end'))}
        </span>
      </section>
      <section>
        <h3>{t('homecare.week')}</h3>
        <ul className="plain-list">
          {arrangement.slots.map((slot) => (
            <li key={slot.id}>
              {t(`homecare.weekday.${WEEKDAYS[slot.weekday - 1] ?? '1'}`)}{' '}
              <span className="num">
                {clockTime(slot.startsMinute)}–{clockTime(slot.startsMinute + slot.minutes)}
              </span>{' '}
              {slot.task}
            </li>
          ))}
        </ul>
      </section>
      <Hours arrangement={arrangement} />
      <section>
        <h3>{t('homecare.checks')}</h3>
        {arrangement.checks.length === 0 && <p className="muted">{t('homecare.noChecks')}</p>}
        <ul className="plain-list">
          {arrangement.checks.map((check) => (
            <li key={check.id} className="row tight">
              <span className="num">{check.checkedOn}</span>
              <QualityTag result={check.result} />
              {check.unannounced && <span className="tag plain">{t('homecare.unannounced')}</span>}
              <span className="grow">{check.findings}</span>
              <span className="muted">{check.checkedByName}</span>
            </li>
          ))}
        </ul>
      </section>
      <ArrangementDialogs arrangement={arrangement} />
    </div>
  );
}

function Hours({ arrangement }: { readonly arrangement: Arrangement }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [verify, busy] = useCommand(HoursVerify);
  return (
    <section>
      <h3>{t('homecare.hours')}</h3>
      {arrangement.hours.length === 0 && <p className="muted">{t('homecare.noHours')}</p>}
      <ul className="plain-list">
        {arrangement.hours.slice(0, 20).map((each) => (
          <li key={each.id} className="row tight">
            <span className="num nowrap">{formatInstant(each.startsAt, i18n.language)}</span>
            <span className="num">{t('homecare.minutes', { count: each.minutes })}</span>
            <span className="grow">
              {each.carer} · {each.task}
            </span>
            {each.verifiedAt === null ? (
              <span className="tag soon">{t('homecare.toConfirm')}</span>
            ) : (
              <span className="tag done">{t('homecare.confirmedBy', { name: each.verifiedByName ?? '—' })}</span>
            )}
            {each.viewerCanVerify && (
              <button
                type="button"
                className="button small"
                disabled={busy}
                onClick={() =>
                  void verify({ input: { id: each.id, expectedVersion: each.version } }).then((outcome) =>
                    report(outcome, t('homecare.confirmed')),
                  )
                }
              >
                {t('homecare.confirm')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
