import { useSuspenseQuery } from '@apollo/client/react';
import { Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { DocumentSource } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { localName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';
import { DocumentKindsQuery, type Application } from './documents';

const DocumentAdd = graphql(`
  mutation DocumentAdd($input: ApplicationDocumentAddInput!) {
    applicationDocumentAdd(input: $input) {
      application {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

interface Values {
  readonly kindCode: string;
  readonly source: DocumentSource;
}

const SOURCES = ['ON_FILE', 'DEPARTMENT', 'APPLICANT'] as const satisfies readonly DocumentSource[];

/** Adds a document; what is there already is not offered, so nobody is asked for it twice. */
export default function DocumentDialog({ application, close }: { readonly application: Application; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const { data } = useSuspenseQuery(DocumentKindsQuery);
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [add, busy] = useCommand(DocumentAdd);
  const there = new Set(application.documents.map((document) => document.kind?.code));
  const required = { required: true, message: t('error.REQUIRED') };

  async function submit(values: Values): Promise<void> {
    const result = await add({ input: { ...values, applicationId: application.id } });
    setOutcome(placeRefusals(form, ['kindCode', 'source'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    close();
  }

  return (
    <Dialog
      open
      title={t('assistance.addDocument')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      {data.documentKinds.some((kind) => kind.sample) && <Notice tone="soon">{t('assistance.documentsSample')}</Notice>}
      <Form form={form} layout="vertical" initialValues={{ source: 'ON_FILE' }} onFinish={(values) => void submit(values)}>
        <Refused outcome={outcome} />
        <Form.Item name="kindCode" label={t('assistance.documentKind')} rules={[required]}>
          <Select
            options={data.documentKinds
              .filter((kind) => !there.has(kind.code))
              .map((kind) => ({ value: kind.code, label: localName(kind, i18n.language) }))}
          />
        </Form.Item>
        <Form.Item name="source" label={t('assistance.sourceLabel')} extra={t('assistance.sourceHint')} rules={[required]}>
          <Radio.Group options={SOURCES.map((value) => ({ value, label: t(`assistance.source.${value}`) }))} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
