import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { CatalogueForm } from './CatalogueForm';
import { VerificationDepartmentSave, type Connector, type Department } from './documents';

interface Values {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly connector?: string;
  readonly active: boolean;
}

/** Adds a department or changes one; its connector is one of those that the operator has set up. */
export function DepartmentDialog({
  department,
  connectors,
  close,
}: {
  readonly department: Department | null;
  readonly connectors: readonly Connector[];
  readonly close: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [save] = useCommand(VerificationDepartmentSave);
  return (
    <CatalogueForm<Values>
      title={department === null ? t('verification.newDepartment') : localName(department, i18n.language)}
      initial={department === null ? { active: true } : { ...department, connector: department.connector ?? undefined }}
      fixed={department !== null}
      fields={['connector']}
      send={(values) => save({ input: { ...values, connector: values.connector ?? null, expectedVersion: department?.version ?? null } })}
      close={close}
    >
      <Form.Item name="connector" label={t('verification.connector')} extra={t('verification.connectorHint')}>
        <Select
          allowClear
          placeholder={t('verification.notConnected')}
          options={connectors.map(({ name, immediate }) => ({
            value: name,
            label: `${name} · ${t(immediate ? 'verification.immediate' : 'verification.byFile')}`,
          }))}
        />
      </Form.Item>
    </CatalogueForm>
  );
}
