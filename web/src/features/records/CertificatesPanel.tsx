import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { CertificateTemplatesQuery } from './documents';
import { TemplateForm } from './TemplateForm';

/** Words and layout of certificates of service, from the day on which each holds. */
export function CertificatesPanel() {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(CertificateTemplatesQuery, { fetchPolicy: 'cache-and-network' });
  const [adding, setAdding] = useState(false);
  const { certificateTemplates: templates } = data;
  return (
    <Panel
      title={t('records.templates')}
      flush
      extra={
        <button type="button" className="button primary" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {t('records.newTemplate')}
        </button>
      }
    >
      {templates[0]?.sample === true && (
        <div className="mapping-missing">
          <Notice tone="soon">{t('records.templateSample')}</Notice>
        </div>
      )}
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('records.templateFrom')}</th>
              <th scope="col">{t('records.templateTitle')}</th>
              <th scope="col">{t('records.templateBody')}</th>
              <th scope="col">{t('records.issuer')}</th>
              <th scope="col">
                <span className="sr">{t('common.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {templates.map((each) => (
              <tr key={each.id}>
                <td className="num nowrap">{each.validFrom}</td>
                <td>
                  {each.title} {each.sample && <span className="tag soon">{t('admin.sample')}</span>}
                </td>
                <td className="wide">{each.body}</td>
                <td>{each.issuer}</td>
                <td className="right">
                  <a className="button small" href={`/certificates/templates/${each.id}.pdf`} target="_blank" rel="noreferrer">
                    {t('records.specimen')}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {adding && <TemplateForm before={templates[0]} close={() => setAdding(false)} />}
    </Panel>
  );
}
