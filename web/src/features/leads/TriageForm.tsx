import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { LeadDecision } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { localName } from '../../platform/local-name';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';
import { WorkerSelect } from '../cases/WorkerSelect';
import { LeadTriage } from './documents';
import type { LeadShown } from './LeadPanel';
import { LeadsQuery } from './LeadQueue';
import { leadFilter, type IntakeTab } from './search';

const TriageServicesQuery = graphql(`
  query TriageServices {
    serviceTypes(activeOnly: true) {
      id
      code
      name
      nameEn
    }
  }
`);

interface Values {
  readonly decision: LeadDecision;
  readonly serviceCode?: string;
  readonly ownerId?: string;
  readonly referredTo?: string;
  readonly reason: string;
  readonly reply?: string;
}

const DECISIONS = ['EMERGENCY', 'CASE', 'REFERRED', 'NO_NEED'] as const satisfies readonly LeadDecision[];
const FIELDS = ['serviceCode', 'ownerId', 'referredTo', 'reason', 'reply'];
const route = getRouteApi('/staff/intake');

/** The decision of a person, with its reason and an answer for whoever reported; then the next one that waits. */
export function TriageForm({ lead, tab }: { readonly lead: LeadShown; readonly tab: IntakeTab }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const client = useApolloClient();
  const search = route.useSearch();
  const { data } = useSuspenseQuery(TriageServicesQuery);
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [send, busy] = useCommand(LeadTriage);
  const decision = Form.useWatch('decision', form);
  const required = { required: true, whitespace: true, message: t('error.REQUIRED') };
  // Without a name or a match there is nothing to record a household by.
  const homeless = (decision === 'EMERGENCY' || decision === 'CASE') && lead.household === null;

  async function submit(values: Values, goOn: boolean): Promise<void> {
    const result = await send({
      input: {
        id: lead.id,
        expectedVersion: lead.version,
        decision: values.decision,
        reason: values.reason.trim(),
        reply: values.reply?.trim() || null,
        serviceCode: values.serviceCode ?? null,
        ownerId: values.ownerId ?? null,
        referredTo: values.referredTo?.trim() || null,
      },
    });
    setOutcome(placeRefusals(form, FIELDS, result, t, i18n.language));
    if (result.kind !== 'done' || !goOn) return;
    const { data: next } = await client.query({
      query: LeadsQuery,
      variables: { filter: leadFilter('triage', search), first: 1, after: null },
      fetchPolicy: 'network-only',
    });
    const id = next?.leads.edges[0]?.node.id;
    await navigate({ search: ({ lead: _lead, ...rest }) => (id === undefined ? rest : { ...rest, tab, lead: id }) });
  }

  const decide = (goOn: boolean): void =>
    void form.validateFields().then(
      (values) => submit(values, goOn),
      () => undefined,
    );

  return (
    <section className="lead-triage" aria-label={t('lead.triage')}>
      <h3>{t('lead.triage')}</h3>
      <Form form={form} layout="vertical">
        <Refused outcome={outcome} />
        <Form.Item name="decision" label={t('lead.decision')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <Radio.Group options={DECISIONS.map((value) => ({ value, label: t(`lead.standing.${value}`) }))} />
        </Form.Item>
        {homeless && <Notice tone="soon">{lead.maskedName === null ? t('lead.noNameNoHousehold') : t('lead.newHousehold')}</Notice>}
        {decision === 'EMERGENCY' && (
          <Form.Item name="serviceCode" label={t('need.service')} rules={[required]} extra={t('need.emergencyHint')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={data.serviceTypes.map((service) => ({ value: service.code, label: localName(service, i18n.language) }))}
            />
          </Form.Item>
        )}
        {decision === 'CASE' && (
          <Form.Item name="ownerId" label={t('lead.owner')}>
            <WorkerSelect areaCode={lead.area?.code ?? '3702'} allowClear placeholder={t('lead.ownerMe')} />
          </Form.Item>
        )}
        {decision === 'REFERRED' && (
          <Form.Item name="referredTo" label={t('lead.referredTo')} rules={[required]}>
            <Input maxLength={200} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('lead.reason')} rules={[required]}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <Form.Item name="reply" label={t('lead.reply')} extra={t('lead.replyHint')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <span className="row">
          <Button type="primary" loading={busy} onClick={() => decide(true)}>
            {t('lead.decideNext')}
          </Button>
          <Button loading={busy} onClick={() => decide(false)}>
            {t('lead.decide')}
          </Button>
        </span>
      </Form>
    </section>
  );
}
