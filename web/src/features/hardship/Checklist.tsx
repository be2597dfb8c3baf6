import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { Notice } from '../../ui/Notice';
import { useViewer } from '../session/viewer';
import { CareCheckItemsQuery, CheckItemSave } from './documents';

const route = getRouteApi('/staff/hardship');

/** The checklist of the 'three clears': read by all who work with it, written by an administrator. */
export function Checklist() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const navigate = route.useNavigate();
  const { dialog, about } = route.useSearch();
  const { data, refetch } = useSuspenseQuery(CareCheckItemsQuery, { fetchPolicy: 'cache-and-network' });
  const [save] = useCommand(CheckItemSave);
  const items = data.dispersedCheckItems;
  const edits = can('catalogue:edit');
  const item = items.find((each) => each.id === about);
  const ask = (text: string, id?: string) => (
    <Link from="/hardship" to="/hardship" search={(before) => ({ ...before, dialog: 'item' as const, about: id })} className="button small">
      {text}
    </Link>
  );
  return (
    <div className="checklist">
      {items.some((each) => each.sample) && <Notice tone="soon">{t('hardship.sample')}</Notice>}
      <ol>
        {items.map((each) => (
          <li key={each.id} className="row tight">
            <span className={each.active ? 'grow' : 'grow muted'}>
              {each.name}
              <span className="muted block">{each.nameEn}</span>
            </span>
            {each.sample && <span className="tag soon">{t('clockFacts.sample')}</span>}
            {!each.active && <span className="tag">{t('hardship.inactive')}</span>}
            {edits && ask(t('common.edit'), each.id)}
          </li>
        ))}
      </ol>
      {edits && ask(t('hardship.addItem'))}
      {dialog === 'item' && edits && (
        <FieldsDialog
          title={item === undefined ? t('hardship.addItem') : t('hardship.editItem')}
          hint={t('hardship.itemHint')}
          questions={[
            { name: 'name', kind: 'line', label: t('hardship.itemName'), maxLength: 200, initial: item?.name },
            { name: 'nameEn', kind: 'line', label: t('hardship.itemNameEn'), maxLength: 200, initial: item?.nameEn },
            { name: 'active', kind: 'tick', label: t('hardship.itemActive'), initial: item?.active ?? true },
          ]}
          send={(answers) =>
            save({
              input: {
                id: item?.id ?? null,
                expectedVersion: item?.version ?? null,
                position: item?.position ?? Math.min(100, items.length + 1),
                name: answers.must('name'),
                nameEn: answers.must('nameEn'),
                active: answers.ticked('active'),
              },
            })
          }
          done={() => void refetch()}
          close={() => void navigate({ search: ({ dialog: _dialog, about: _about, ...rest }) => rest })}
        />
      )}
    </div>
  );
}
