import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { AbilityTag } from './AbilityTag';

const AssessDialog = lazy(() => import('./AssessDialog'));
const ArrangeDialog = lazy(() => import('./ArrangeDialog'));

const CaseHomecareQuery = graphql(`
  query CaseHomecare($id: ID!) {
    household(id: $id) {
      id
      viewerCanAssess
      members {
        id
        until
        person {
          id
          maskedName
        }
      }
      abilityAssessments {
        id
        ...AbilityParts @unmask
        person {
          id
          maskedName
        }
      }
      homecareArrangements {
        id
        provider
        endedOn
        person {
          id
          maskedName
        }
      }
    }
  }
`);

/** How the members of a household manage, the care that is arranged for them, and arranging it. */
export function CaseHomecare({ householdId }: { readonly householdId: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'assess' | { readonly assessmentId: string } | null>(null);
  const { data, refetch } = useSuspenseQuery(CaseHomecareQuery, { variables: { id: householdId }, fetchPolicy: 'cache-and-network' });
  const {
    abilityAssessments: assessments = [],
    homecareArrangements: arrangements = [],
    members = [],
    viewerCanAssess = false,
  } = data.household ?? {};
  const cared = new Set(arrangements.filter((each) => each.endedOn === null).map((each) => each.person?.id));
  const latest = assessments.filter((each, at) => assessments.findIndex((other) => other.person?.id === each.person?.id) === at);
  const done = (): void => void refetch();
  const close = (): void => setAsking(null);
  return (
    <>
      {assessments.length === 0 && <p className="muted">{t('homecare.noneOfHousehold')}</p>}
      <ul className="plain-list">
        {arrangements.map((arrangement) => (
          <li key={arrangement.id} className="row tight">
            <Link to="/homecare" search={{ tab: 'all', open: arrangement.id }}>
              {t('homecare.arranged', { name: arrangement.person?.maskedName ?? '—' })}
            </Link>
            <span className="muted">{arrangement.provider}</span>
            {arrangement.endedOn !== null && <span className="tag">{t('homecare.ended')}</span>}
          </li>
        ))}
        {latest.map((assessment) => (
          <li key={assessment.id} className="row tight">
            <span>{assessment.person?.maskedName}</span>
            <AbilityTag assessment={assessment} />
            <span className="muted num">{assessment.assessedOn}</span>
            {viewerCanAssess && !cared.has(assessment.person?.id) && (
              <button type="button" className="button small" onClick={() => setAsking({ assessmentId: assessment.id })}>
                {t('homecare.arrange')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {viewerCanAssess && (
        <button type="button" className="button small" onClick={() => setAsking('assess')}>
          <Icon name="plus" />
          {t('homecare.assess')}
        </button>
      )}
      {asking !== null && (
        <Boundary fallback={<></>}>
          {asking === 'assess' ? (
            <AssessDialog
              householdId={householdId}
              members={members
                .filter((member) => member.until === null)
                .map(({ person }) => ({ value: person.id, label: person.maskedName }))}
              done={done}
              close={close}
            />
          ) : (
            <ArrangeDialog assessmentId={asking.assessmentId} done={done} close={close} />
          )}
        </Boundary>
      )}
    </>
  );
}
