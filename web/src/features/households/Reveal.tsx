import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { HouseholdRevealMutation } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { Dialog } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { PurposeForm, type Purpose } from '../../ui/PurposeForm';

const HouseholdReveal = graphql(`
  mutation HouseholdReveal($input: HouseholdRevealInput!) {
    householdReveal(input: $input) {
      household {
        id
      }
      clear {
        headName
        address
        phone
        members {
          personId
          name
          identityNumber
          phone
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

type Clear = NonNullable<HouseholdRevealMutation['householdReveal']['clear']>;

/** Shows the clear text for a stated purpose. It lives in this dialog only and is gone when it closes. */
export function Reveal({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [clear, setClear] = useState<Clear | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [form] = Form.useForm<Purpose>();
  const [reveal, busy] = useCommand(HouseholdReveal, { refresh: false, confidential: true });

  async function submit({ purpose }: Purpose): Promise<void> {
    const result = await reveal({ input: { id, purpose: purpose.trim() } });
    setOutcome(result);
    if (result.kind === 'done') setClear(result.payload.clear);
  }

  function close(): void {
    setAsking(false);
    setClear(null);
    setOutcome(null);
  }

  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        <Icon name="eye" />
        {t('reveal.open')}
      </button>
      <Dialog
        open={asking}
        title={t('reveal.title')}
        onCancel={close}
        destroyOnHidden
        okText={clear === null ? t('reveal.show') : t('reveal.hide')}
        cancelButtonProps={{ style: { display: clear === null ? undefined : 'none' } }}
        onOk={() => (clear === null ? form.submit() : close())}
        confirmLoading={busy}
      >
        {clear === null ? <PurposeForm form={form} outcome={outcome} submit={submit} /> : <ClearText clear={clear} />}
      </Dialog>
    </>
  );
}

function ClearText({ clear }: { readonly clear: Clear }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <Notice tone="accent">{t('reveal.recorded')}</Notice>
      <dl className="facts">
        <dt>{t('case.address')}</dt>
        <dd>{clear.address ?? t('common.notRecorded')}</dd>
        <dt>{t('case.phone')}</dt>
        <dd className="num">{clear.phone ?? t('common.notRecorded')}</dd>
      </dl>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('person.name')}</th>
            <th scope="col">{t('person.identity')}</th>
            <th scope="col">{t('case.phone')}</th>
          </tr>
        </thead>
        <tbody>
          {clear.members.map((member) => (
            <tr key={member.personId}>
              <td>{member.name}</td>
              <td className="num">{member.identityNumber ?? '–'}</td>
              <td className="num">{member.phone ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
