import { Link } from '@tanstack/react-router';
import { Button, Checkbox, DatePicker, Form, Input, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadChannel, PriorityTier } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { TIERS } from '../needs/search';
import { useViewer } from '../session/viewer';
import { DuplicatesWhileTyping } from './DuplicatesWhileTyping';
import { LeadReportCommand } from './documents';
import { CHANNELS } from './search';

interface Values {
  readonly channel: LeadChannel;
  readonly areaCode: string;
  readonly subjectName?: string;
  readonly subjectPhone?: string;
  readonly subjectAddress?: string;
  readonly identityNumber?: string;
  readonly content: string;
  readonly tier: PriorityTier;
  readonly callerName?: string;
  readonly callerPhone?: string;
  readonly callerRelation?: string;
  readonly callBack?: boolean;
  readonly callBackBy?: Dayjs;
}

const FIELDS = [
  'channel',
  'areaCode',
  'subjectName',
  'subjectPhone',
  'subjectAddress',
  'identityNumber',
  'content',
  'tier',
  'callerName',
  'callerPhone',
  'callerRelation',
  'callBackBy',
];

/** The short form: who, what, how urgent, and whether somebody was promised a call; whoever may be meant appears beside it. */
export function LeadForm() {
  const { t, i18n } = useTranslation();
  const { can } = useViewer();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId, setRequestId] = useState(newRequestId);
  const [sent, setSent] = useState<string | null>(null);
  const [report, busy] = useCommand(LeadReportCommand);
  const typed = Form.useWatch([], form) as Partial<Values> | undefined;
  // The hotline takes calls, a grid worker walks its cell; who may not read leads reports as a volunteer.
  const channels = can('lead:read') ? CHANNELS : (['VOLUNTEER'] as const);
  const initial: LeadChannel = !can('lead:read')
    ? 'VOLUNTEER'
    : can('lead:triage')
      ? 'COMMUNITY'
      : can('case:edit')
        ? 'GRID_WORKER'
        : 'HOTLINE';
  const phoned = (typed?.channel ?? initial) === 'HOTLINE';
  const required = { required: true, whitespace: true, message: t('error.REQUIRED') };

  async function submit({ callBackBy, callBack, ...values }: Values): Promise<void> {
    const text = (value: string | undefined): string | null => value?.trim() || null;
    const result = await report({
      input: {
        requestId,
        channel: values.channel,
        areaCode: values.areaCode,
        content: values.content.trim(),
        tier: values.tier,
        subjectName: text(values.subjectName),
        subjectPhone: text(values.subjectPhone),
        subjectAddress: text(values.subjectAddress),
        identityNumber: text(values.identityNumber),
        ...(phoned
          ? {
              callerName: text(values.callerName),
              callerPhone: text(values.callerPhone),
              callerRelation: text(values.callerRelation),
              callBack: callBack ?? false,
              ...(callBack && callBackBy ? { callBackBy: callBackBy.toISOString() } : {}),
            }
          : {}),
      },
    });
    setOutcome(placeRefusals(form, FIELDS, result, t, i18n.language));
    if (result.kind !== 'done') return;
    setSent(result.payload.report?.number ?? '');
    setRequestId(newRequestId());
    form.resetFields();
  }

  return (
    <div className="intake-form">
      <Panel title={phoned ? t('lead.sheet') : t('lead.form')}>
        <Form
          form={form}
          layout="vertical"
          initialValues={{ channel: initial, tier: 'ROUTINE' }}
          onFinish={(values) => void submit(values)}
        >
          {sent !== null && (
            <Notice tone="done" role="status">
              {t('lead.sent', { number: sent })}{' '}
              <Link to="/intake" search={{ tab: 'mine' }}>
                {t('lead.tab.mine')}
              </Link>
            </Notice>
          )}
          <Refused outcome={outcome} />
          <div className="form-row wide-row">
            <Form.Item name="channel" label={t('lead.channel')} rules={[{ required: true }]}>
              <Select options={channels.map((value) => ({ value, label: t(`lead.channels.${value}`) }))} />
            </Form.Item>
            <Form.Item name="areaCode" label={t('lead.where')} rules={[required]}>
              <AreaPicker width="100%" aria-label={t('lead.where')} />
            </Form.Item>
          </div>
          {phoned && (
            <fieldset className="intake-caller">
              <legend>{t('lead.caller')}</legend>
              <div className="form-row wide-row">
                <Form.Item name="callerName" label={t('lead.callerName')}>
                  <Input maxLength={50} autoComplete="off" />
                </Form.Item>
                <Form.Item name="callerPhone" label={t('lead.callerPhone')}>
                  <Input maxLength={30} inputMode="tel" autoComplete="off" />
                </Form.Item>
                <Form.Item name="callerRelation" label={t('lead.callerRelation')}>
                  <Input maxLength={50} placeholder={t('lead.callerRelationExample')} autoComplete="off" />
                </Form.Item>
              </div>
              <div className="row">
                <Form.Item name="callBack" valuePropName="checked" noStyle>
                  <Checkbox>{t('lead.callBack')}</Checkbox>
                </Form.Item>
                {typed?.callBack === true && (
                  <Form.Item name="callBackBy" label={t('lead.callBackBy')} extra={t('lead.callBackHint')} className="grow">
                    <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
                  </Form.Item>
                )}
              </div>
            </fieldset>
          )}
          <div className="form-row wide-row">
            <Form.Item name="subjectName" label={t('lead.subjectName')}>
              <Input maxLength={50} autoComplete="off" />
            </Form.Item>
            <Form.Item name="subjectPhone" label={t('lead.subjectPhone')}>
              <Input maxLength={30} inputMode="tel" autoComplete="off" />
            </Form.Item>
          </div>
          <div className="form-row wide-row">
            <Form.Item name="subjectAddress" label={t('lead.subjectAddress')}>
              <Input maxLength={200} autoComplete="off" />
            </Form.Item>
            <Form.Item name="identityNumber" label={t('person.identity')}>
              <Input maxLength={20} autoComplete="off" />
            </Form.Item>
          </div>
          <Form.Item name="content" label={t('lead.content')} rules={[required]} extra={t('lead.contentHint')}>
            <Input.TextArea rows={4} maxLength={2000} showCount />
          </Form.Item>
          <Form.Item name="tier" label={t('lead.tier')}>
            <Radio.Group optionType="button" options={TIERS.map((value) => ({ value, label: t(`tier.${value}`) }))} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('lead.send')}
          </Button>
        </Form>
      </Panel>
      {can('lead:read') && (
        <Panel title={t('lead.maybeKnown')}>
          <DuplicatesWhileTyping
            subject={{
              name: typed?.subjectName ?? '',
              phone: typed?.subjectPhone ?? '',
              address: typed?.subjectAddress ?? '',
              identityNumber: typed?.identityNumber ?? '',
              areaCode: typed?.areaCode ?? null,
            }}
          />
        </Panel>
      )}
    </div>
  );
}
