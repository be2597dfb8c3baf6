import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScaleVersionsQuery as Data } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { ScaleVersionsQuery, ScaleVersionUse } from './admin-documents';
import './care.css';
import { ScaleDialog } from './ScaleDialog';

/** A version of a scale. */
export type Version = Data['scaleVersions'][number];

/** Screening scales with their versions. A version never changes; what is added stands beside it and is used from then on. */
export function ScalesPanel() {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const { data } = useSuspenseQuery(ScaleVersionsQuery, { fetchPolicy: 'cache-and-network' });
  const [writing, setWriting] = useState<Version | 'new' | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [use, busy] = useCommand(ScaleVersionUse);
  return (
    <Panel
      title={t('careDesk.scales')}
      flush
      extra={
        <button type="button" className="button primary" onClick={() => setWriting('new')}>
          <Icon name="plus" />
          {t('careDesk.newScale')}
        </button>
      }
    >
      <p className="panel-note muted">{t('careDesk.scalesHint')}</p>
      <Refused outcome={outcome} />
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('careDesk.code')}</th>
              <th scope="col">{t('careDesk.scaleName')}</th>
              <th scope="col" className="end">
                {t('careDesk.itemCount')}
              </th>
              <th scope="col">{t('careDesk.riskItems')}</th>
              <th scope="col">{t('careDesk.licence')}</th>
              <th scope="col">
                <span className="sr">{t('common.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.scaleVersions.map((version) => (
              <tr key={version.id}>
                <td className="nowrap">
                  {version.code} <span className="muted num">{t('careDesk.versionNumber', { number: version.number })}</span>{' '}
                  {version.active && <span className="tag done">{t('careDesk.inUse')}</span>}
                </td>
                <td>{version.definition.name[language]}</td>
                <td className="num end">{version.definition.items.length}</td>
                <td className="num">
                  {version.definition.riskItems.length === 0 ? '–' : version.definition.riskItems.join(t('common.listJoin'))}
                </td>
                <td className="wrap muted">{version.definition.licence[language]}</td>
                <td>
                  <button type="button" className="button small" onClick={() => setWriting(version)}>
                    {t('careDesk.newVersion')}
                  </button>{' '}
                  <button
                    type="button"
                    className="button small"
                    disabled={busy}
                    onClick={() => void use({ input: { id: version.id, active: !version.active } }).then(setOutcome)}
                  >
                    {t(version.active ? 'careDesk.takeOut' : 'careDesk.putIn')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {writing !== null && <ScaleDialog from={writing === 'new' ? null : writing} close={() => setWriting(null)} />}
    </Panel>
  );
}
