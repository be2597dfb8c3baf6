import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName, localName } from '../../platform/local-name';
import { formatDate, formatSpan } from '../../platform/time';
import { ClockTag, NeedStateTag, TeamTag, TierTag } from '../../ui/tags';
import { HouseholdLink } from '../households/HouseholdLink';
import { WaiveNeed } from '../needs/WaiveNeed';

const NeedSummaryFragment = graphql(`
  fragment NeedSummary on ServiceNeed {
    id
    number
    version
    tier
    state
    windowStart
    windowEnd
    minutes
    seats
    requiredSex
    requiredDialect
    preferContinuity
    note
    verifiedBy
    verifiedOn
    waivedReason
    viewerCanEdit
    clock {
      dueAt
      state
      minutesLeft
      workingDaysLeft
      calendarKnown
    }
    service {
      id
      name
      nameEn
      team
      skills {
        id
        name
        nameEn
      }
      qualifications {
        id
        name
        nameEn
      }
    }
    household {
      id
      headName
      number
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
`);

/** The need that is being matched, in the order in which a dispatcher asks. */
export function NeedSummary({ need }: { readonly need: FragmentType<typeof NeedSummaryFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: NeedSummaryFragment, from: need });
  const language = i18n.language;
  const asked = [...data.service.skills, ...data.service.qualifications].map((each) => localName(each, language));
  const wishes = [
    data.requiredSex === 'FEMALE' || data.requiredSex === 'MALE' ? t(`sex.${data.requiredSex}`) : null,
    data.requiredDialect,
    data.preferContinuity ? t('need.preferContinuity') : null,
  ].filter((each) => each !== null);
  return (
    <section className="need-summary" aria-label={t('need.details')}>
      <div className="row">
        <strong className="grow need-name">{localName(data.service, language)}</strong>
        {data.viewerCanEdit && data.state !== 'DONE' && data.state !== 'WAIVED' && <WaiveNeed id={data.id} version={data.version} />}
      </div>
      <div className="row tight">
        <ClockTag clock={data.clock} />
        <TierTag tier={data.tier} />
        <NeedStateTag state={data.state} />
        {data.service.team !== null && <TeamTag kind={data.service.team} />}
      </div>
      <dl className="facts">
        <dt>{t('need.household')}</dt>
        <dd>
          <HouseholdLink household={data.household} /> <span className="muted">{areaName(data.area, language)}</span>
        </dd>
        <dt>{t('need.when')}</dt>
        <dd className="num">
          {data.windowStart !== null && data.windowEnd !== null
            ? formatSpan(data.windowStart, data.windowEnd, language)
            : t('need.beforeDue')}{' '}
          <span className="muted">{t('need.minutes', { count: data.minutes })}</span>
        </dd>
        {asked.length > 0 && (
          <>
            <dt>{t('need.asks')}</dt>
            <dd>{asked.join(t('common.listJoin'))}</dd>
          </>
        )}
        {wishes.length > 0 && (
          <>
            <dt>{t('need.wishes')}</dt>
            <dd>{wishes.join(t('common.listJoin'))}</dd>
          </>
        )}
        <dt>{t('need.verified')}</dt>
        <dd>
          {data.verifiedBy === null
            ? t('need.notVerified')
            : [data.verifiedBy, data.verifiedOn && formatDate(data.verifiedOn, language)].filter(Boolean).join(' · ')}
        </dd>
        {data.note !== null && data.note !== '' && (
          <>
            <dt>{t('need.note')}</dt>
            <dd className="wide">{data.note}</dd>
          </>
        )}
        {data.waivedReason !== null && (
          <>
            <dt>{t('need.waivedReason')}</dt>
            <dd className="wide">{data.waivedReason}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
