import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { AbsentError } from '../../platform/errors';
import { localName } from '../../platform/local-name';
import { civilDate } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { useViewer } from '../session/viewer';
import './plan-sheet.css';
import { SheetGoals } from './SheetGoals';

const PlanSheetQuery = graphql(`
  query PlanSheet($id: ID!) {
    householdPlan(id: $id) {
      id
      ...PlanContent @unmask
      household {
        id
        number
        headName
        memberCount
        address
        area {
          code
          path {
            code
            name
            nameEn
          }
        }
      }
    }
  }
`);

const route = getRouteApi('/staff/cases/$id/plan/$plan');
const SIGNERS = ['household', 'worker', 'approver', 'community'] as const;

/** A version on A4 paper, to be read together and signed; names and address stay masked. */
export default function PlanSheet() {
  const { t, i18n } = useTranslation();
  const { id, plan: planId } = route.useParams();
  const { account, system } = useViewer();
  const { data } = useSuspenseQuery(PlanSheetQuery, { variables: { id: planId }, fetchPolicy: 'cache-and-network' });
  const plan = data.householdPlan;
  const household = plan?.household ?? null;
  if (plan === null || household === null || household.id !== id) throw new AbsentError();
  const signed = { household: household.headName, worker: plan.authorName, approver: plan.approverName, community: null };

  return (
    <>
      <title>{t('sheet.documentTitle', { number: household.number })}</title>
      <div className="page-head sheet-tools">
        <Link
          to="/cases/$id"
          params={{ id }}
          search={{ tab: 'plan', version: plan.id }}
          className="button quiet"
          aria-label={t('sheet.back')}
        >
          <Icon name="back" />
        </Link>
        <h1 className="grow">{t('sheet.preview')}</h1>
        <button type="button" className="button primary" onClick={() => print()}>
          {t('housePlan.print')}
        </button>
      </div>
      <article className="sheet" aria-label={t('sheet.title')}>
        <h2>{t('sheet.title')}</h2>
        <p className="sheet-number num">
          {t('sheet.number', { household: household.number, version: plan.number })} · {t(`planState.${plan.state}`)}
        </p>
        <dl className="sheet-facts">
          <dt>{t('case.head')}</dt>
          <dd>{household.headName}</dd>
          <dt>{t('sheet.persons')}</dt>
          <dd className="num">{household.memberCount}</dd>
          <dt>{t('need.area')}</dt>
          <dd>{household.area.path.map((each) => localName(each, i18n.language)).join(' / ')}</dd>
          <dt>{t('case.address')}</dt>
          <dd>{household.address ?? t('common.notRecorded')}</dd>
          <dt>{t('sheet.inForceFrom')}</dt>
          <dd className="num">{plan.activeFrom === null ? t('sheet.notYet') : civilDate(plan.activeFrom)}</dd>
          <dt>{t('sheet.reviewBy')}</dt>
          <dd className="num">{plan.reviewDueOn ?? t('sheet.notYet')}</dd>
        </dl>
        <h3>{t('housePlan.summary')}</h3>
        <p className="plan-words">{plan.summary}</p>
        <h3>{t('housePlan.householdWords')}</h3>
        <p className="plan-words">{plan.householdWords ?? t('common.notRecorded')}</p>
        <h3>{t('sheet.goals')}</h3>
        <SheetGoals goals={plan.goals} />
        <p className="sheet-agreement">{t('sheet.agreement')}</p>
        <ul className="sheet-signatures">
          {SIGNERS.map((who) => (
            <li key={who}>
              <span>
                {t(`sheet.signer.${who}`)}
                {signed[who] !== null && <small>（{signed[who]}）</small>}
              </span>
              <i />
              <span>{t('sheet.date')}</span>
            </li>
          ))}
        </ul>
        <footer className="num">{t('sheet.footer', { name: account?.displayName ?? '', date: system.today })}</footer>
      </article>
    </>
  );
}
