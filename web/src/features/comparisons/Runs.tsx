import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../platform/time';
import { Panel } from '../../ui/Panel';
import type { Comparison } from './documents';
import { RunStateTag } from './RunStateTag';

/** All runs of a pair, the newest first: figures stay when the rows are gone. */
export function Runs({ comparison }: { readonly comparison: Comparison }) {
  const { t, i18n } = useTranslation();
  const shown = (n: number): string => n.toLocaleString(i18n.language);
  const heads = ['leftPersons', 'rightPersons', 'matched', 'share', 'conflicts', 'new', 'gone'] as const;
  return (
    <Panel title={t('comparison.runs')} flush>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('comparison.run')}</th>
              <th scope="col">{t('comparison.asOf')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="right">
                  {t(`comparison.${head}`)}
                </th>
              ))}
              <th scope="col">{t('comparison.orderedBy')}</th>
            </tr>
          </thead>
          <tbody>
            {comparison.runs.map((run) => (
              <tr key={run.id}>
                <td className="nowrap">
                  <span className="num">{run.number}</span> {run.state !== 'DONE' && <RunStateTag state={run.state} />}
                </td>
                <td className="num nowrap">{run.asOf}</td>
                <td className="num right">{shown(run.leftRows)}</td>
                <td className="num right">{shown(run.rightRows)}</td>
                <td className="num right">{shown(run.matched)}</td>
                <td className="num right">
                  {run.matchedPercent !== null && t('comparison.percent', { percent: run.matchedPercent.toFixed(1) })}
                </td>
                <td className="num right">{shown(run.conflicts)}</td>
                <td className="num right">{shown(run.newFindings)}</td>
                <td className="num right">{shown(run.goneFindings)}</td>
                <td className="nowrap">
                  {run.orderedByName ?? t('common.hidden')}
                  {run.doneAt !== null && <span className="muted num need-number">{formatInstant(run.doneAt, i18n.language)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
