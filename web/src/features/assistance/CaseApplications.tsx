import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { civilDate } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { ClockFacts } from '../clocks/ClockFacts';
import { ApplicationStateTag } from './ApplicationStateTag';

const CaseApplicationsQuery = graphql(`
  query CaseApplications($id: ID!) {
    household(id: $id) {
      id
      viewerCanApply
      applications {
        id
        number
        state
        programme
        ground
        createdAt
        clock {
          id
          ...ClockParts @unmask
        }
      }
    }
  }
`);

/** The applications of a household, the newest first. */
export function CaseApplications({ householdId }: { readonly householdId: string }) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(CaseApplicationsQuery, { variables: { id: householdId }, fetchPolicy: 'cache-and-network' });
  const applications = data.household?.applications ?? [];
  return (
    <>
      {applications.length === 0 && <p className="muted">{t('assistance.noneOfHousehold')}</p>}
      <ul className="plain-list">
        {applications.map((application) => (
          <li key={application.id} className="row tight">
            <Link to="/assistance" search={{ queue: 'all', open: application.id }} className="num">
              {application.number}
            </Link>
            <span>{t(`programme.${application.programme}`)}</span>
            <ApplicationStateTag state={application.state} />
            {application.clock !== null && <ClockFacts clock={application.clock} />}
            <span className="muted num">{civilDate(application.createdAt)}</span>
          </li>
        ))}
      </ul>
      {data.household?.viewerCanApply === true && (
        <Link to="/cases/$id" params={{ id: householdId }} search={{ tab: 'assistance', dialog: 'apply' }} className="button small">
          <Icon name="plus" />
          {t('assistance.new')}
        </Link>
      )}
    </>
  );
}
