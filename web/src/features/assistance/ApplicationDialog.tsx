import { skipToken, useSuspenseQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { ApplicationGround, Programme, Residence } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { ApplicationUpdate, type Application } from './documents';
import { fen } from './yuan';

const ApplicantsQuery = graphql(`
  query Applicants($id: ID!) {
    household(id: $id) {
      id
      memberCount
      members {
        id
        until
        person {
          id
          maskedName
        }
      }
    }
  }
`);

const ApplicationCreate = graphql(`
  mutation ApplicationCreate($input: AssistanceApplicationCreateInput!) {
    assistanceApplicationCreate(input: $input) {
      application {
        id
        number
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Which grounds belong to which programme; the server refuses any other. */
const GROUNDS = {
  MINIMUM_LIVING_ALLOWANCE: ['INCOME', 'EXPENDITURE', 'SINGLE_PERSON'],
  EXTREME_HARDSHIP: ['NO_SUPPORT'],
  TEMPORARY_ASSISTANCE: ['CRISIS'],
} as const satisfies Partial<Record<Programme, readonly ApplicationGround[]>>;
type Applied = keyof typeof GROUNDS;
const PROGRAMMES = Object.keys(GROUNDS) as Applied[];
const FIELDS = ['programme', 'ground', 'personId', 'persons', 'residence', 'circumstances'];

interface Values {
  readonly programme: Applied;
  readonly ground: ApplicationGround;
  readonly personId?: string;
  readonly residence?: Residence;
  readonly nonResident?: boolean;
  readonly persons: number;
  readonly income?: number;
  readonly expenditure?: number;
  readonly savings?: number;
  readonly vehicles?: number;
  readonly dwellings?: number;
  readonly requested?: number;
  readonly circumstances: string;
}

type Props = { readonly close: () => void } & ({ readonly application: Application } | { readonly householdId: string });

const shown = (value: number | null): { value: number } | undefined => (value === null ? undefined : { value: value / 100 });

/** Begins an application of a household, or changes one that is being written. Amounts are written in yuan. */
export default function ApplicationDialog({ close, ...about }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const report = useReport();
  const application = 'application' in about ? about.application : null;
  const { data } = useSuspenseQuery(ApplicantsQuery, 'householdId' in about ? { variables: { id: about.householdId } } : skipToken);
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [create, creating] = useCommand(ApplicationCreate);
  const [update, updating] = useCommand(ApplicationUpdate);
  const programme = Form.useWatch('programme', form) ?? application?.programme ?? 'MINIMUM_LIVING_ALLOWANCE';
  const ground = Form.useWatch('ground', form) ?? application?.ground ?? 'INCOME';
  const required = { required: true, message: t('error.REQUIRED') };
  const members = (data?.household?.members ?? []).filter((member) => member.until === null);

  async function submit(values: Values): Promise<void> {
    const content = {
      residence: values.residence ?? null,
      resident: values.nonResident !== true,
      persons: values.persons,
      monthlyIncomeFen: fen(values.income),
      monthlyExpenditureFen: fen(values.expenditure),
      declaredSavingsFen: fen(values.savings),
      declaredVehicles: values.vehicles ?? null,
      declaredDwellings: values.dwellings ?? null,
      requestedFen: fen(values.requested),
      circumstances: values.circumstances,
    };
    const result =
      'householdId' in about
        ? await create({
            input: {
              ...content,
              requestId,
              householdId: about.householdId,
              programme: values.programme,
              ground: values.ground,
              personId: values.personId ?? null,
            },
          })
        : await update({ input: { ...content, id: about.application.id, expectedVersion: about.application.version } });
    setOutcome(placeRefusals(form, FIELDS, result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    const made = result.payload.application;
    if (application === null && made !== null) await navigate({ to: '/assistance', search: { queue: 'writing', open: made.id } });
    else close();
  }

  return (
    <Dialog
      open
      title={application === null ? t('assistance.new') : application.number}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={creating || updating}
      width={640}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={
          application === null
            ? { programme: 'MINIMUM_LIVING_ALLOWANCE', ground: 'INCOME', persons: Math.max(1, data?.household?.memberCount ?? 1) }
            : {
                programme: application.programme,
                ground: application.ground,
                residence: application.residence ?? undefined,
                nonResident: !application.resident,
                persons: application.persons,
                income: shown(application.monthlyIncomeFen)?.value,
                expenditure: shown(application.monthlyExpenditureFen)?.value,
                savings: shown(application.declaredSavingsFen)?.value,
                vehicles: application.declaredVehicles ?? undefined,
                dwellings: application.declaredDwellings ?? undefined,
                requested: shown(application.requestedFen)?.value,
                circumstances: application.circumstances,
              }
        }
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="programme" label={t('assistance.programme')} rules={[required]}>
            <Select
              disabled={application !== null}
              options={PROGRAMMES.map((value) => ({ value, label: t(`programme.${value}`) }))}
              onChange={(value: Applied) => form.setFieldsValue({ ground: GROUNDS[value][0] })}
            />
          </Form.Item>
          <Form.Item name="ground" label={t('assistance.groundColumn')} rules={[required]}>
            <Select
              disabled={application !== null}
              options={(programme in GROUNDS ? GROUNDS[programme] : []).map((value) => ({
                value,
                label: t(`assistance.ground.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="persons" label={t('assistance.persons')} rules={[required]}>
            <InputNumber min={1} max={50} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        {ground === 'SINGLE_PERSON' && application === null && (
          <Form.Item name="personId" label={t('assistance.applicant')} rules={[required]}>
            <Select options={members.map(({ person }) => ({ value: person.id, label: person.maskedName }))} />
          </Form.Item>
        )}
        <div className="form-row">
          {programme === 'TEMPORARY_ASSISTANCE' ? (
            <Form.Item name="requested" label={t('assistance.requestedYuan')} rules={[required]}>
              <InputNumber min={0.01} max={1_000_000} precision={2} style={{ width: '100%' }} />
            </Form.Item>
          ) : (
            <Form.Item name="income" label={t('assistance.incomeYuan')}>
              <InputNumber min={0} max={1_000_000} precision={2} style={{ width: '100%' }} />
            </Form.Item>
          )}
          {ground === 'EXPENDITURE' && (
            <Form.Item name="expenditure" label={t('assistance.expenditureYuan')} rules={[required]}>
              <InputNumber min={0} max={1_000_000} precision={2} style={{ width: '100%' }} />
            </Form.Item>
          )}
          <Form.Item name="residence" label={t('assistance.residence')} extra={t('assistance.residenceHint')}>
            <Select
              allowClear
              placeholder={t('assistance.residenceAny')}
              options={(['URBAN', 'RURAL'] as const).map((value) => ({ value, label: t(`assistance.residences.${value}`) }))}
            />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="savings" label={t('assistance.savingsYuan')}>
            <InputNumber min={0} max={1_000_000_000} precision={2} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="vehicles" label={t('verification.declared.VEHICLES')}>
            <InputNumber min={0} max={100} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="dwellings" label={t('verification.declared.DWELLINGS')}>
            <InputNumber min={0} max={100} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="nonResident" valuePropName="checked">
          <Checkbox>{t('assistance.nonResident')}</Checkbox>
        </Form.Item>
        <Form.Item name="circumstances" label={t('assistance.circumstances')} rules={[{ ...required, whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
