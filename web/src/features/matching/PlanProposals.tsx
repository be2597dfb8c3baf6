import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand } from '../../platform/command';
import { areaName, localName } from '../../platform/local-name';
import { formatSpan } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Outcome } from '../../ui/Outcome';
import { TierTag } from '../../ui/tags';

const PlanProposalsFragment = graphql(`
  fragment PlanProposals on MatchRun {
    id
    state
    proposals {
      id
      score
      startsAt
      endsAt
      included
      outcome
      locked
      isTakenBack
      volunteer {
        id
        displayName
        number
      }
      need {
        id
        tier
        service {
          id
          name
          nameEn
          team
        }
        household {
          id
          headName
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
    }
  }
`);

const MatchProposalToggle = graphql(`
  mutation MatchProposalToggle($input: MatchProposalToggleInput!) {
    matchProposalToggle(input: $input) {
      matchRun {
        id
        proposals {
          id
          included
          locked
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const MatchLockSet = graphql(`
  mutation MatchLockSet($input: MatchLockSetInput!) {
    matchLockSet(input: $input) {
      matchRun {
        id
        proposals {
          id
          included
          locked
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** The plan line by line; a line taken out is not sent, a locked one stays when the plan is computed again. */
export function PlanProposals({ run }: { readonly run: FragmentType<typeof PlanProposalsFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: PlanProposalsFragment, from: run });
  const [toggle, busy] = useCommand(MatchProposalToggle, { refresh: false });
  const [lock, locking] = useCommand(MatchLockSet, { refresh: false });
  const report = useReport();
  const open = data.state === 'READY';
  if (data.proposals.length === 0) return <Outcome icon="people" title={t('plan.noProposals')} hint={t('plan.noProposalsHint')} />;
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('plan.include')}</th>
            <th scope="col">{t('planning.lock')}</th>
            <th scope="col">{t('need.service')}</th>
            <th scope="col">{t('need.household')}</th>
            <th scope="col">{t('volunteer.one')}</th>
            <th scope="col">{t('need.when')}</th>
            <th scope="col" className="right">
              {t('match.scoreLabel')}
            </th>
            <th scope="col">
              <span className="sr">{t('need.state')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.proposals.map((each) => {
            const service = localName(each.need.service, i18n.language);
            return (
              <tr key={each.id} className={each.included ? undefined : 'off'}>
                <td>
                  <input
                    type="checkbox"
                    className="check"
                    checked={each.included}
                    disabled={!open || busy}
                    aria-label={t('plan.includeLine', { service, name: each.volunteer.displayName })}
                    onChange={(event) =>
                      void toggle({ input: { id: each.id, included: event.target.checked } }).then((outcome) => report(outcome))
                    }
                  />
                </td>
                <td>
                  {!each.isTakenBack && (
                    <input
                      type="checkbox"
                      className="check"
                      checked={each.locked}
                      disabled={!open || locking}
                      aria-label={t('planning.lockLine', { service, name: each.volunteer.displayName })}
                      onChange={(event) =>
                        void lock({ input: { id: each.id, locked: event.target.checked } }).then((outcome) => report(outcome))
                      }
                    />
                  )}
                </td>
                <td className="wide">
                  <span className="row tight">
                    <i className={`dot team-${each.need.service.team ?? 'OTHER'}`} />
                    {service} <TierTag tier={each.need.tier} />
                  </span>
                </td>
                <td>
                  {each.need.household?.headName ?? t('common.hidden')}{' '}
                  <span className="muted">{areaName(each.need.area, i18n.language)}</span>
                </td>
                <td className="nowrap">
                  {each.volunteer.displayName} <span className="muted num">{each.volunteer.number}</span>
                </td>
                <td className="num nowrap">{formatSpan(each.startsAt, each.endsAt, i18n.language)}</td>
                <td className="num right">
                  {each.isTakenBack ? <span className="tag now">{t('planning.takenBack')}</span> : each.score.toFixed(1)}
                </td>
                <td className="right nowrap">
                  {each.outcome === 'SENT' && <span className="tag done">{t('plan.outcome.SENT')}</span>}
                  {each.outcome === 'CHANGED_MEANWHILE' && <span className="tag now">{t('plan.outcome.CHANGED_MEANWHILE')}</span>}
                  {each.outcome === null && (
                    <Link to="/board" search={{ need: each.need.id, why: each.volunteer.id }} className="button small">
                      {t('plan.why')}
                    </Link>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
