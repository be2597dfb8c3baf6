import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpKind, SupporterKind } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { addDays } from '../../platform/time';
import { AreaPicker } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { HELP_KINDS, SUPPORTER_KINDS } from './choices';
import { SupporterCreate, SupporterVerify } from './commands';
import { OrganisationsQuery } from './documents';
import { FormDialog } from './FormDialog';
import { ChoiceItem, DayItem, dayOf, dayText, NumberItem, TextItem, type Day } from './items';

interface Values {
  readonly organisationId: string;
  readonly areaCode: string;
  readonly kind: SupporterKind;
  readonly name: string;
  readonly contactName?: string;
  readonly phone?: string;
  readonly offers: HelpKind[];
  readonly capacity: number;
  readonly note?: string;
}

const route = getRouteApi('/staff/projects');

/** A new supporter, or the finding of its vetting. */
export default function SupporterDialog({ close }: { readonly close: () => void }) {
  const { on } = route.useSearch();
  const [id, version] = (on ?? '').split(' ');
  return id ? <Vetting id={id} version={Number(version)} close={close} /> : <NewSupporter close={close} />;
}

function NewSupporter({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const [requestId] = useState(newRequestId);
  const [create] = useCommand(SupporterCreate);
  const { data } = useSuspenseQuery(OrganisationsQuery);
  const organisations = data.organisations.filter((each) => each.kind !== 'GOVERNMENT');
  return (
    <FormDialog<Values>
      title={t('supporter.newTitle')}
      hint={t('supporter.newHint')}
      fields={['organisationId', 'areaCode', 'kind', 'name', 'contactName', 'phone', 'offers', 'capacity', 'note']}
      initial={{ capacity: 1, ...(organisations[0] ? { organisationId: organisations[0].id } : {}) }}
      send={(values) => create({ input: { ...values, requestId } })}
      close={close}
    >
      <ChoiceItem
        name="organisationId"
        label={t('project.organisation')}
        options={organisations.map((each) => ({ value: each.id, label: each.name }))}
      />
      <div className="form-row wide-row">
        <ChoiceItem
          name="kind"
          label={t('supporter.kind')}
          options={SUPPORTER_KINDS.map((value) => ({ value, label: t(`supporterKind.${value}`) }))}
        />
        <TextItem name="name" label={t('supporter.name')} />
      </div>
      <div className="form-row wide-row">
        <TextItem name="contactName" label={t('supporter.contact')} max={50} optional />
        <TextItem name="phone" label={t('supporter.phone')} max={30} optional />
      </div>
      <Form.Item name="areaCode" label={t('supporter.area')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <AreaField />
      </Form.Item>
      <ChoiceItem
        name="offers"
        label={t('supporter.offers')}
        multiple
        options={HELP_KINDS.map((value) => ({ value, label: t(`helpKind.${value}`) }))}
      />
      <NumberItem name="capacity" label={t('supporter.capacity')} min={1} max={500} />
      <TextItem name="note" label={t('project.note')} rows={2} max={1000} optional />
    </FormDialog>
  );
}

/** The area picker as a field of a form. */
export function AreaField({ value, onChange }: { readonly value?: string; readonly onChange?: (value: string | undefined) => void }) {
  return <AreaPicker value={value} onChange={(area) => onChange?.(area)} />;
}

function Vetting({ id, version, close }: { readonly id: string; readonly version: number; readonly close: () => void }) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [verify] = useCommand(SupporterVerify);
  return (
    <FormDialog<{ vettedUntil: Day }>
      title={t('supporter.verifyTitle')}
      hint={t('supporter.verifyHint')}
      fields={['vettedUntil']}
      initial={{ vettedUntil: dayOf(addDays(system.today, 365)) }}
      send={({ vettedUntil }) => verify({ input: { id, expectedVersion: version, vettedUntil: dayText(vettedUntil) } })}
      close={close}
    >
      <DayItem name="vettedUntil" label={t('supporter.vetted')} from={system.today} />
    </FormDialog>
  );
}
