import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { newRequestId, useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { useViewer } from '../session/viewer';
import { DayCorrect } from './commands';

const CorrectionsQuery = graphql(`
  query CoverageCorrections {
    coverageCorrections {
      id
      day
      reason
      orderedAt
      orderedByName
      doneAt
      changed
      area {
        code
        name
        nameEn
      }
    }
  }
`);

/** The whole city. */
const EVERYWHERE = '3702';

interface Props {
  /** The past day that the page shows; the present is never corrected, it is written anew by itself. */
  readonly day: string | undefined;
  readonly area: string | undefined;
}

/** Orders to write a closed day anew, each with who ordered it, why, and how many households changed by it. */
export function Corrections({ day, area }: Props) {
  const { t, i18n } = useTranslation();
  const { can } = useViewer();
  const [asking, setAsking] = useState(false);
  const [requestId, setRequestId] = useState(newRequestId);
  const [correct] = useCommand(DayCorrect);
  const { data } = useSuspenseQuery(CorrectionsQuery, { fetchPolicy: 'cache-and-network' });
  return (
    <div className="stack">
      {data.coverageCorrections.length === 0 && <p className="muted">{t('coverage.noCorrections')}</p>}
      <ul className="dated">
        {data.coverageCorrections.map((each) => (
          <li key={each.id}>
            <span className="row tight">
              <strong className="num">{each.day}</strong>
              {each.area !== null && localName(each.area, i18n.language)}
              <span className={`tag ${each.doneAt === null ? 'soon' : 'done'}`}>
                {each.doneAt === null ? t('coverage.correctionWaits') : t('coverage.correctionDone', { count: each.changed ?? 0 })}
              </span>
            </span>
            <p>{each.reason}</p>
            <span className="muted num">
              {each.orderedByName} {formatInstant(each.orderedAt, i18n.language)}
            </span>
          </li>
        ))}
      </ul>
      {can('coverage:correct') &&
        (day === undefined ? (
          <p className="muted">{t('coverage.correctHowTo')}</p>
        ) : (
          <span>
            <button type="button" className="button small" onClick={() => setAsking(true)}>
              {t('coverage.correct', { day })}
            </button>
          </span>
        ))}
      {asking && day !== undefined && (
        <ReasonDialog
          title={t('coverage.correct', { day })}
          hint={t('coverage.correctHint')}
          send={async (reason) => {
            const outcome = await correct({ input: { requestId, day, areaCode: area ?? EVERYWHERE, reason } });
            if (outcome.kind === 'done') setRequestId(newRequestId());
            return outcome;
          }}
          close={() => setAsking(false)}
        />
      )}
    </div>
  );
}
