import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand, type Outcome } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { Refused } from '../../ui/Refused';
import { LeadLinkUndo, LeadMarkDifferent, LeadMerge } from './documents';
import { Reasons } from './DuplicatesWhileTyping';
import type { LeadShown } from './LeadPanel';
import { LeadTag } from './tags';

const DuplicatesOfQuery = graphql(`
  query LeadDuplicatesOf($id: ID!) {
    leadDuplicates(leadId: $id) {
      reasons
      household {
        id
        number
        headName
        phone
        address
        area {
          code
          name
          nameEn
        }
        lastContactAt
      }
      lead {
        id
        number
        maskedName
        phone
        address
        content
        state
        decision
        createdAt
        area {
          code
          name
          nameEn
        }
      }
      verdict {
        id
        same
        decidedByName
        decidedAt
      }
    }
  }
`);

/** Whoever may be meant, side by side with the lead; a verdict holds until somebody takes it back. */
export function LeadDuplicates({ lead }: { readonly lead: LeadShown }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(DuplicatesOfQuery, { variables: { id: lead.id }, fetchPolicy: 'cache-and-network' });
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [undoing, setUndoing] = useState<string | null>(null);
  const [merge, merging] = useCommand(LeadMerge);
  const [differ, differing] = useCommand(LeadMarkDifferent);
  const [undo] = useCommand(LeadLinkUndo);
  const busy = merging || differing;

  return (
    <section className="stack" aria-label={t('lead.maybeKnown')}>
      <h3>{t('lead.maybeKnown')}</h3>
      <Refused outcome={outcome} />
      {data.leadDuplicates.length === 0 && <p className="muted">{t('lead.nobodyAlike')}</p>}
      {data.leadDuplicates.map(({ household, lead: other, reasons, verdict }) => {
        const target = household === null ? { otherLeadId: other?.id ?? '' } : { householdId: household.id };
        const input = { id: lead.id, expectedVersion: lead.version, ...target };
        const there = household ?? other;
        if (there === null) return null;
        const rows = [
          [t('lead.subjectName'), lead.maskedName, household?.headName ?? other?.maskedName ?? null],
          [t('lead.subjectPhone'), lead.phone, there.phone],
          [t('lead.subjectAddress'), lead.address, there.address],
          [t('lead.where'), lead.area && areaName(lead.area, i18n.language), there.area && areaName(there.area, i18n.language)],
        ] as const;
        return (
          <div key={there.id} className="duplicate">
            <span className="row">
              {household !== null && (
                <Link to="/cases/$id" params={{ id: household.id }}>
                  {t('lead.householdNumber', { number: household.number })}
                </Link>
              )}
              {other !== null && (
                <>
                  <Link to="/intake" search={{ tab: 'all', lead: other.id }}>
                    {t('lead.title', { number: other.number })}
                  </Link>
                  <LeadTag state={other.state} decision={other.decision} />
                  <span className="muted num">{formatInstant(other.createdAt, i18n.language)}</span>
                </>
              )}
            </span>
            <Reasons reasons={reasons} />
            <table className="table compare">
              <thead>
                <tr>
                  <th scope="col">
                    <span className="sr">{t('lead.fact')}</span>
                  </th>
                  <th scope="col">{t('lead.thisLead')}</th>
                  <th scope="col">{household === null ? t('lead.otherLead') : t('lead.household')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(([label, here, beside]) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{here ?? '–'}</td>
                    <td>{beside ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {verdict === null && lead.viewerCanTriage && (
              <span className="row">
                <button type="button" className="button small" disabled={busy} onClick={() => void merge({ input }).then(setOutcome)}>
                  {household === null ? t('lead.mergeLead') : t('lead.mergeHousehold')}
                </button>
                <button type="button" className="button small" disabled={busy} onClick={() => void differ({ input }).then(setOutcome)}>
                  {t('lead.different')}
                </button>
              </span>
            )}
            {verdict !== null && (
              <span className="row">
                <span className={`tag ${verdict.same ? 'accent' : ''}`}>{verdict.same ? t('lead.saidSame') : t('lead.saidDifferent')}</span>
                <span className="muted">
                  {verdict.decidedByName} {formatInstant(verdict.decidedAt, i18n.language)}
                </span>
                <button type="button" className="button small" onClick={() => setUndoing(verdict.id)}>
                  {t('lead.takeBack')}
                </button>
              </span>
            )}
          </div>
        );
      })}
      {undoing !== null && (
        <ReasonDialog
          title={t('lead.takeBack')}
          send={(reason) => undo({ input: { linkId: undoing, reason } })}
          close={() => setUndoing(null)}
        />
      )}
    </section>
  );
}
