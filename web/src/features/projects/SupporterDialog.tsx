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
import { SupporterCreate, SupporterUpdate, SupporterVerify } from './commands';
import { OrganisationsQuery, SUPPORTERS_PAGE, SupportersQuery } from './documents';
import { FormDialog } from '../../ui/FormDialog';
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

/** A new supporter, a change of one, or the finding of its vetting. */
export default function SupporterDialog({ close }: { readonly close: () => void }) {
  const { on, dialog, after } = route.useSearch();
  const [id, version] = (on ?? '').split(' ');
  if (!id) return <NewSupporter close={close} />;
  if (dialog === 'verify') return <Vetting id={id} version={Number(version)} close={close} />;
  return <EditSupporter id={id} after={after} close={close} />;
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
      <Offer />
    </FormDialog>
  );
}

type Changes = Omit<Values, 'organisationId' | 'areaCode'>;

/** What a supporter offers now; name, contact and number are masked here and stay unless somebody writes new ones. */
function EditSupporter({ id, after, close }: { readonly id: string; readonly after: string | undefined; readonly close: () => void }) {
  const { t } = useTranslation();
  const [update] = useCommand(SupporterUpdate);
  const { data } = useSuspenseQuery(SupportersQuery, { variables: { first: SUPPORTERS_PAGE, after: after ?? null } });
  const supporter = data.supporters.edges.find(({ node }) => node.id === id)?.node;
  if (supporter === undefined) return null;
  const kept = (shown: string | null): string => t('supporter.kept', { shown: shown ?? t('common.notRecorded') });
  return (
    <FormDialog<Changes>
      title={t('supporter.editTitle', { name: supporter.name })}
      fields={['kind', 'name', 'contactName', 'phone', 'offers', 'capacity', 'note']}
      initial={{
        kind: supporter.kind,
        offers: [...supporter.offers],
        capacity: supporter.capacity,
        ...(supporter.note === null ? {} : { note: supporter.note }),
      }}
      send={({ name, contactName, phone, note, ...values }) =>
        update({
          input: {
            ...values,
            id,
            expectedVersion: supporter.version,
            name: name || null,
            contactName: contactName || null,
            phone: phone || null,
            note: note || null,
          },
        })
      }
      close={close}
    >
      <div className="form-row wide-row">
        <ChoiceItem
          name="kind"
          label={t('supporter.kind')}
          options={SUPPORTER_KINDS.map((value) => ({ value, label: t(`supporterKind.${value}`) }))}
        />
        <TextItem name="name" label={t('supporter.name')} extra={kept(supporter.name)} optional />
      </div>
      <div className="form-row wide-row">
        <TextItem name="contactName" label={t('supporter.contact')} extra={kept(supporter.contactName)} max={50} optional />
        <TextItem name="phone" label={t('supporter.phone')} extra={kept(supporter.phone)} max={30} optional />
      </div>
      <Offer />
    </FormDialog>
  );
}

/** What a supporter gives, to how many. */
function Offer() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceItem
        name="offers"
        label={t('supporter.offers')}
        multiple
        options={HELP_KINDS.map((value) => ({ value, label: t(`helpKind.${value}`) }))}
      />
      <NumberItem name="capacity" label={t('supporter.capacity')} min={1} max={500} />
      <TextItem name="note" label={t('project.note')} rows={2} max={1000} optional />
    </>
  );
}

/** The area picker as a field of a form. */
export function AreaField(props: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
}) {
  return <AreaPicker {...props} />;
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
