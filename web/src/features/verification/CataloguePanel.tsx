import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/local-name';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { DepartmentDialog } from './DepartmentDialog';
import { VerificationCatalogueQuery, type Department, type Item } from './documents';
import { ItemDialog } from './ItemDialog';
import './verification.css';

type Editing = { readonly department: Department | null } | { readonly item: Item | null; readonly of: Department };

/** Who is asked what in economic verification, and through which connector. */
export function CataloguePanel() {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(VerificationCatalogueQuery);
  const [editing, setEditing] = useState<Editing | null>(null);
  const close = (): void => setEditing(null);
  const departments = data.verificationDepartments;
  const items = departments.flatMap((one) => one.items);
  return (
    <Panel
      title={t('verification.catalogueTitle', { departments: departments.length, items: items.length })}
      flush
      extra={
        <button type="button" className="button primary" onClick={() => setEditing({ department: null })}>
          <Icon name="plus" />
          {t('verification.newDepartment')}
        </button>
      }
    >
      <div className="mapping-missing stack">
        {[...departments, ...items].some((each) => each.sample) && <Notice tone="soon">{t('verification.sampleHint')}</Notice>}
        {data.verificationConnectors.length === 0 && <Notice tone="now">{t('verification.noConnectors')}</Notice>}
      </div>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('verification.department')}</th>
              <th scope="col">{t('verification.connector')}</th>
              <th scope="col">{t('verification.items')}</th>
              <th scope="col">{t('admin.state')}</th>
              <th scope="col">
                <span className="sr">{t('common.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {departments.map((department) => (
              <tr key={department.code}>
                <td>
                  {localName(department, i18n.language)} {department.sample && <span className="tag soon">{t('admin.sample')}</span>}
                </td>
                <td>{department.connector ?? <span className="muted">{t('verification.notConnected')}</span>}</td>
                <td className="wide">
                  <span className="verification-items">
                    {department.items.map((item) => (
                      <button
                        key={item.code}
                        type="button"
                        className={item.active ? 'tag' : 'tag plain'}
                        onClick={() => setEditing({ item, of: department })}
                      >
                        {localName(item, i18n.language)}
                      </button>
                    ))}
                    <button
                      type="button"
                      className="tag accent"
                      aria-label={t('verification.newItem')}
                      onClick={() => setEditing({ item: null, of: department })}
                    >
                      <Icon name="plus" />
                    </button>
                  </span>
                </td>
                <td>
                  <span className={department.active ? 'tag done' : 'tag'}>{t(department.active ? 'admin.active' : 'admin.inactive')}</span>
                </td>
                <td className="right">
                  <button type="button" className="button small" onClick={() => setEditing({ department })}>
                    {t('common.edit')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {editing !== null &&
        ('of' in editing ? (
          <ItemDialog item={editing.item} department={editing.of} close={close} />
        ) : (
          <DepartmentDialog department={editing.department} connectors={data.verificationConnectors} close={close} />
        ))}
    </Panel>
  );
}
