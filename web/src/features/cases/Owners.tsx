import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../platform/time';
import { Panel } from '../../ui/Panel';
import type { CaseShown } from './useCaseFile';

/** Who owned the case when, and what is open, done and missed with each; the sums are those of the case. */
export function Owners({ file }: { readonly file: CaseShown }) {
  const { t, i18n } = useTranslation();
  return (
    <Panel title={t('caseFile.people')} flush>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('caseFile.owner')}</th>
              <th scope="col" className="right">
                {t('caseFile.countOpen')}
              </th>
              <th scope="col" className="right">
                {t('caseFile.countDone')}
              </th>
              <th scope="col" className="right">
                {t('caseFile.countMissed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {file.owners.map((owner) => (
              <tr key={owner.id}>
                <td>
                  {owner.ownerName ?? t('common.hidden')}
                  <span className="muted num owner-time">
                    {formatInstant(owner.since, i18n.language)} – {owner.until === null ? '' : formatInstant(owner.until, i18n.language)}
                  </span>
                </td>
                <td className="right num">{owner.counts.open}</td>
                <td className="right num">{owner.counts.done}</td>
                <td className="right num">{owner.counts.missed}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('caseFile.total')}</th>
              <td className="right num">{file.counts.open}</td>
              <td className="right num">{file.counts.done}</td>
              <td className="right num">{file.counts.missed}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
