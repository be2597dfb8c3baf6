import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerificationDeclared, VerificationMeasure } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { CatalogueForm } from './CatalogueForm';
import { VerificationItemSave, type Department, type Item } from './documents';

const MEASURES = ['YES_NO', 'COUNT', 'FEN', 'FEN_A_MONTH'] as const satisfies readonly VerificationMeasure[];
const DECLARED = ['INCOME', 'SAVINGS', 'VEHICLES', 'DWELLINGS'] as const satisfies readonly VerificationDeclared[];

interface Values {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly measure: VerificationMeasure;
  readonly declared?: VerificationDeclared;
  readonly sameAs?: string;
  readonly active: boolean;
}

/** Adds an item of a department or changes one. */
export function ItemDialog({
  item,
  department,
  close,
}: {
  readonly item: Item | null;
  readonly department: Department;
  readonly close: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [save] = useCommand(VerificationItemSave);
  const name = localName(department, i18n.language);
  return (
    <CatalogueForm<Values>
      title={item === null ? `${t('verification.newItem')} · ${name}` : `${name} · ${localName(item, i18n.language)}`}
      initial={
        item === null
          ? { measure: 'YES_NO', active: true }
          : { ...item, declared: item.declared ?? undefined, sameAs: item.sameAs ?? undefined }
      }
      fixed={item !== null}
      fields={['measure', 'declared', 'sameAs']}
      send={({ code, name: own, nameEn, measure, declared, sameAs, active }) =>
        save({
          input: {
            code,
            name: own,
            nameEn,
            measure,
            active,
            declared: declared ?? null,
            sameAs: sameAs?.trim() || null,
            departmentCode: department.code,
            expectedVersion: item?.version ?? null,
          },
        })
      }
      close={close}
    >
      <div className="form-row">
        <Form.Item name="measure" label={t('verification.measureLabel')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <Select options={MEASURES.map((value) => ({ value, label: t(`verification.measure.${value}`) }))} />
        </Form.Item>
        <Form.Item name="declared" label={t('verification.against')}>
          <Select
            allowClear
            placeholder={t('verification.againstNothing')}
            options={DECLARED.map((value) => ({ value, label: t(`verification.declared.${value}`) }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="sameAs" label={t('verification.sameAs')} extra={t('verification.sameAsHint')}>
        <Input maxLength={50} />
      </Form.Item>
    </CatalogueForm>
  );
}
