import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { ServicesPanelQuery as Services } from '../../gql/graphql';
import { localName } from '../../platform/local-name';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { TeamTag } from '../../ui/tags';
import { useViewer } from '../session/viewer';
import { ServiceDialog } from './ServiceDialog';

const ServicesPanelQuery = graphql(`
  query ServicesPanel {
    serviceTypes(activeOnly: false) {
      id
      code
      name
      nameEn
      team
      category
      usualMinutes
      needsInsurance
      peopleNeeded
      active
      sample
      version
      skills {
        id
        code
        name
        nameEn
      }
      qualifications {
        id
        code
        name
        nameEn
      }
    }
  }
`);

export type Service = Services['serviceTypes'][number];

/** The catalogue of services: what each asks of whoever does it. */
export function ServicesPanel() {
  const { t, i18n } = useTranslation();
  const { can } = useViewer();
  const { data } = useSuspenseQuery(ServicesPanelQuery);
  const [editing, setEditing] = useState<Service | 'new' | null>(null);
  const editable = can('catalogue:edit');
  const names = (list: readonly { name: string; nameEn: string }[]): string =>
    list.map((each) => localName(each, i18n.language)).join(t('common.listJoin'));
  return (
    <Panel
      title={t('admin.servicesTitle', { count: data.serviceTypes.length })}
      flush
      extra={
        editable && (
          <button type="button" className="button primary" onClick={() => setEditing('new')}>
            <Icon name="plus" />
            {t('admin.newService')}
          </button>
        )
      }
    >
      {data.serviceTypes.some((each) => each.sample) && (
        <div className="mapping-missing">
          <Notice tone="soon">{t('admin.sampleHint')}</Notice>
        </div>
      )}
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('need.service')}</th>
              <th scope="col">{t('need.team')}</th>
              <th scope="col">{t('admin.category')}</th>
              <th scope="col">{t('need.asks')}</th>
              <th scope="col" className="right">
                {t('match.minutes')}
              </th>
              <th scope="col" className="right">
                {t('need.seats')}
              </th>
              <th scope="col">{t('admin.state')}</th>
              <th scope="col">
                <span className="sr">{t('common.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.serviceTypes.map((service) => (
              <tr key={service.id}>
                <td>
                  {localName(service, i18n.language)} {service.sample && <span className="tag soon">{t('admin.sample')}</span>}
                </td>
                <td>{service.team !== null && <TeamTag kind={service.team} />}</td>
                <td>{service.category}</td>
                <td className="wide">{names([...service.skills, ...service.qualifications])}</td>
                <td className="num right">{service.usualMinutes}</td>
                <td className="num right">{service.peopleNeeded}</td>
                <td>
                  <span className={service.active ? 'tag done' : 'tag'}>{service.active ? t('admin.active') : t('admin.inactive')}</span>
                </td>
                <td className="right">
                  {editable && (
                    <button type="button" className="button small" onClick={() => setEditing(service)}>
                      {t('common.edit')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {editing !== null && <ServiceDialog service={editing === 'new' ? null : editing} close={() => setEditing(null)} />}
    </Panel>
  );
}
