import { useSuspenseQuery } from '@apollo/client/react';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairingContactKind, PairingEndReason, SharedField } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { AbsentError } from '../../platform/errors';
import { addDays } from '../../platform/time';
import { Notice } from '../../ui/Notice';
import { useViewer } from '../session/viewer';
import { CONTACT_KINDS, END_REASONS, SHARED_FIELDS } from './choices';
import {
  PairingActivate,
  PairingAgree,
  PairingComplete,
  PairingConsent,
  PairingContactAdd,
  PairingEnd,
  PairingMeasureSave,
  PairingSuspend,
} from './commands';
import { PairingMeasuresQuery, PairingQuery } from './documents';
import { FormDialog } from '../../ui/FormDialog';
import { ChoiceItem, DayItem, dayOf, dayText, TextItem, type Day } from './items';

interface Values {
  readonly agreedOn: Day;
  readonly shows: SharedField[];
  readonly givenBy: string;
  readonly grantedOn: Day;
  readonly expiresOn?: Day | null;
  readonly exitCriteria: string;
  readonly until: Day;
  readonly reason: string;
  readonly note?: string;
  readonly endReason: PairingEndReason;
  readonly kind: PairingContactKind;
  readonly text: string;
  readonly measureId?: string;
}

type Step = 'agree' | 'consent' | 'activate' | 'suspend' | 'complete' | 'end' | 'contact' | 'measure';

/** One step of a pairing with what it must carry. */
export function PairingStepDialog({ id, name, close }: { readonly id: string; readonly name: Step; readonly close: () => void }) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [requestId] = useState(newRequestId);
  const [agree] = useCommand(PairingAgree);
  const [consent] = useCommand(PairingConsent);
  const [activate] = useCommand(PairingActivate);
  const [suspend] = useCommand(PairingSuspend);
  const [complete] = useCommand(PairingComplete);
  const [end] = useCommand(PairingEnd);
  const [contact] = useCommand(PairingContactAdd);
  const [measure] = useCommand(PairingMeasureSave);
  const { data } = useSuspenseQuery(PairingQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { pairing } = data;
  if (pairing === null) throw new AbsentError();
  const move = { id, expectedVersion: pairing.version };
  const over = pairing.state === 'HELD' || pairing.state === 'CONSENTED';

  const send = (values: Values) => {
    switch (name) {
      case 'agree':
        return agree({ input: { ...move, agreedOn: dayText(values.agreedOn) } });
      case 'consent':
        return consent({
          input: {
            ...move,
            shows: values.shows,
            givenBy: values.givenBy,
            grantedOn: dayText(values.grantedOn),
            expiresOn: values.expiresOn ? dayText(values.expiresOn) : null,
          },
        });
      case 'activate':
        return activate({ input: { ...move, exitCriteria: values.exitCriteria } });
      case 'suspend':
        return suspend({ input: { ...move, until: dayText(values.until), reason: values.reason } });
      case 'complete':
        return complete({ input: { ...move, note: values.note ?? '' } });
      case 'measure':
        return measure({ input: { ...move, measureId: values.measureId ?? null } });
      case 'end':
        return end({ input: { ...move, reason: values.endReason, note: values.note ?? null } });
      default:
        return contact({
          input: { requestId, pairingId: id, kind: values.kind, at: new Date().toISOString(), text: values.text },
        });
    }
  };

  return (
    <FormDialog<Values>
      title={t(`pairing.step.${name}`)}
      hint={t(`pairing.stepHint.${name}`)}
      fields={[
        'agreedOn',
        'shows',
        'givenBy',
        'grantedOn',
        'expiresOn',
        'exitCriteria',
        'until',
        'reason',
        'note',
        'kind',
        'text',
        'measureId',
      ]}
      initial={{
        agreedOn: dayOf(system.today),
        grantedOn: dayOf(system.today),
        expiresOn: dayOf(addDays(system.today, 365)),
        shows: ['NAME', 'PHONE'],
        until: dayOf(addDays(system.today, 14)),
        kind: 'CALL',
        ...(pairing.measure === null ? {} : { measureId: pairing.measure.id }),
        ...(over ? { endReason: 'RELEASED' as const } : {}),
      }}
      send={send}
      close={close}
    >
      {name === 'agree' && <DayItem name="agreedOn" label={t('pairing.agreedOn')} until={system.today} />}
      {name === 'consent' && (
        <>
          <ChoiceItem
            name="shows"
            label={t('pairing.shows')}
            extra={t('pairing.showsHint')}
            multiple
            optional
            options={SHARED_FIELDS.map((value) => ({ value, label: t(`sharedField.${value}`) }))}
          />
          <TextItem name="givenBy" label={t('pairing.givenBy')} />
          <div className="form-row wide-row">
            <DayItem name="grantedOn" label={t('pairing.grantedOn')} until={system.today} />
            <DayItem name="expiresOn" label={t('pairing.expiresOn')} from={system.today} optional />
          </div>
        </>
      )}
      {name === 'activate' && <TextItem name="exitCriteria" label={t('pairing.exitCriteria')} rows={3} max={1000} />}
      {name === 'suspend' && (
        <>
          <DayItem name="until" label={t('pairing.pausedUntil')} from={system.today} />
          <TextItem name="reason" label={t('common.reason')} rows={2} max={500} />
        </>
      )}
      {name === 'complete' && <TextItem name="note" label={t('pairing.howKnown')} rows={3} max={1000} />}
      {name === 'end' && (
        <>
          <ChoiceItem
            name="endReason"
            label={t('common.reason')}
            options={[...(over ? (['RELEASED'] as const) : []), ...END_REASONS].map((value) => ({
              value,
              label: t(`pairingEndReason.${value}`),
            }))}
          />
          <TextItem name="note" label={t('project.note')} rows={2} max={1000} optional />
        </>
      )}
      {name === 'measure' && pairing.participant?.household != null && <MeasureItem householdId={pairing.participant.household.id} />}
      {name === 'contact' && (
        <>
          <ChoiceItem
            name="kind"
            label={t('pairing.how')}
            options={CONTACT_KINDS.map((value) => ({ value, label: t(`contactKind.${value}`) }))}
          />
          <TextItem name="text" label={t('pairing.about')} rows={4} max={2000} />
        </>
      )}
    </FormDialog>
  );
}

/** The measures of the household's plan in force, each under its goal; none of them lets go of the one that was chosen. */
function MeasureItem({ householdId }: { readonly householdId: string }) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(PairingMeasuresQuery, { variables: { id: householdId }, fetchPolicy: 'cache-and-network' });
  const goals = data.household?.plan?.goals ?? [];
  if (goals.length === 0) return <Notice tone="soon">{t('pairing.noPlan')}</Notice>;
  return (
    <Form.Item name="measureId" label={t('pairing.measure')}>
      <Select
        allowClear
        placeholder={t('pairing.noMeasure')}
        options={goals.map((goal) => ({
          label: goal.text,
          title: goal.text,
          options: goal.measures.map((each) => ({ value: each.id, label: each.text })),
        }))}
      />
    </Form.Item>
  );
}
