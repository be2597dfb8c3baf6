import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import type { SpotCheckProof, SpotCheckState } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { SpotCheckCancel, SpotCheckClose, SpotChecksQuery, SpotCheckStart, type Check } from './documents';
import { PAGE, turning, type ListProps } from './list';

const tone: Record<SpotCheckState, string> = { PLANNED: '', STARTED: 'soon', CLOSED: 'done', CANCELLED: '' };
const proofTone: Record<SpotCheckProof, string> = { SEALED: 'plain', AGREES: 'done', DIFFERS: 'late' };

/** Spot checks, the newest first, each with whether drawing again comes to the same people. */
export function Checks({ search, go, close }: ListProps) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [start, starting] = useCommand(SpotCheckStart);
  const [end, ending] = useCommand(SpotCheckClose);
  const [cancel] = useCommand(SpotCheckCancel);
  const { data } = useSuspenseQuery(SpotChecksQuery, {
    variables: { first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const checks = data.spotChecks.edges.map(({ node }) => node);
  const chosen = checks.find((check) => check.id === search.id);
  const as = ({ id, version }: Check) => ({ input: { id, expectedVersion: version } });
  return (
    <>
      <PagedTable
        columns={[
          { label: t('training.check') },
          { label: t('need.area') },
          { label: t('need.state') },
          { label: t('training.callsDone'), align: 'right' },
          { label: t('training.passedCount'), align: 'right' },
          { label: t('training.failedCount'), align: 'right' },
          { label: t('training.proofLabel') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.spotChecks}
        after={search.after}
        onTurn={turning(go)}
        empty={<Outcome icon="phone" title={t('training.noChecks')} hint={t('training.sealHint')} center />}
      >
        {checks.map((check) => (
          <tr key={check.id}>
            <td className="wide">{check.title}</td>
            <td className="nowrap">{check.area !== null && areaName(check.area, i18n.language)}</td>
            <td>
              <span className={`tag ${tone[check.state]}`}>{t(`training.checkState.${check.state}`)}</span>
            </td>
            <td className="num right nowrap">
              {check.seed === null ? `— / ${check.wanted}` : `${check.progress.calls - check.progress.toCall} / ${check.progress.calls}`}
            </td>
            <td className="num right">{check.progress.passed}</td>
            <td className="num right">{check.progress.failed}</td>
            <td>
              <span className={`tag ${proofTone[check.proof]}`} title={check.seed ?? check.seedHash}>
                {t(`training.proof.${check.proof}`)}
              </span>
            </td>
            <td className="right nowrap">
              {check.viewerCanStart && (
                <span className="row tight">
                  <button
                    type="button"
                    className="button small primary"
                    disabled={starting}
                    onClick={() => void start(as(check)).then((outcome) => report(outcome, t('training.started')))}
                  >
                    {t('training.start')}
                  </button>
                  <button
                    type="button"
                    className="button small"
                    onClick={() => go((before) => ({ ...before, dialog: 'cancel', id: check.id }))}
                  >
                    {t('training.cancel')}
                  </button>
                </span>
              )}
              {check.viewerCanClose && (
                <button
                  type="button"
                  className="button small"
                  disabled={ending}
                  onClick={() => void end(as(check)).then((outcome) => report(outcome, t('training.closed')))}
                >
                  {t('training.close')}
                </button>
              )}
            </td>
          </tr>
        ))}
      </PagedTable>
      {search.dialog === 'cancel' && chosen?.viewerCanStart === true && (
        <ReasonDialog
          title={t('training.cancel')}
          send={(reason) => cancel({ input: { id: chosen.id, expectedVersion: chosen.version, reason } })}
          close={close}
        />
      )}
    </>
  );
}
