import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';

const PastPlansQuery = graphql(`
  query PastPlans {
    matchRuns(first: 5) {
      id
      state
      createdAt
      area {
        code
        name
        nameEn
      }
    }
  }
`);

/** The plans of late, so that a half-reviewed one is found again. */
export function PastPlans() {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(PastPlansQuery, { fetchPolicy: 'network-only' });
  if (data === undefined || data.matchRuns.length === 0) return null;
  return (
    <section>
      <h3>{t('plan.past')}</h3>
      <ul>
        {data.matchRuns.map((run) => (
          <li key={run.id} className="row">
            <Link to="/board/plans/$id" params={{ id: run.id }} className="num">
              {localName(run.area, i18n.language)} · {formatInstant(run.createdAt, i18n.language, 'dayTime')}
            </Link>
            <span className="muted">{t(`runState.${run.state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
