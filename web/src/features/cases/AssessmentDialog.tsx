import { useSuspenseQuery } from '@apollo/client/react';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { FormDialog } from '../../ui/FormDialog';
import { Outcome } from '../../ui/Outcome';
import { AssessmentFormQuery, NeedsAssessmentRecord } from './documents';
import type { CaseShown } from './useCaseFile';

interface Values {
  readonly levels: Record<string, number>;
  readonly notes?: Record<string, string | undefined>;
  readonly strengths?: string;
  readonly conclusion: string;
}

const LEVELS = [0, 1, 2, 3] as const;

/** One question a row, every one answered; what the household can build on, and what follows. */
export function AssessmentDialog({ file, close }: { readonly file: CaseShown; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(AssessmentFormQuery);
  const [requestId] = useState(newRequestId);
  const [record] = useCommand(NeedsAssessmentRecord);
  const asked = data.assessmentForm;
  if (asked === null) return <Outcome icon="file" title={t('caseFile.notAssessed')} />;
  const required = { required: true, message: t('error.REQUIRED') };
  return (
    <FormDialog<Values>
      quiet
      title={t('caseFile.assess')}
      okText={t('common.confirm')}
      fields={['strengths', 'conclusion']}
      width={760}
      send={({ levels, notes, strengths, conclusion }) =>
        record({
          input: {
            requestId,
            caseId: file.id,
            formId: asked.id,
            answers: asked.items.map(({ code }) => ({ code, level: levels[code] ?? 0, note: notes?.[code]?.trim() || null })),
            strengths: strengths?.trim() || null,
            conclusion: conclusion.trim(),
          },
        })
      }
      close={close}
    >
      {asked.items.map((item) => (
        <div key={item.code} className="assessment-row">
          <Form.Item
            name={['levels', item.code]}
            label={`${t(`goalDomain.${item.domain}`)} · ${i18n.language === 'en' ? item.textEn : item.text}`}
            rules={[required]}
          >
            <Radio.Group optionType="button" options={LEVELS.map((value) => ({ value, label: t(`caseFile.level.l${value}`) }))} />
          </Form.Item>
          <Form.Item name={['notes', item.code]} label={t('caseFile.note')}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
      ))}
      <Form.Item name="strengths" label={t('caseFile.strengths')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="conclusion" label={t('caseFile.conclusion')} rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
