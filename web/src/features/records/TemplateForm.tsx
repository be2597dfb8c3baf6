import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateTemplatesQuery as Templates, PageOrientation } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { CertificateTemplateAdd } from './documents';

const ORIENTATIONS = ['PORTRAIT', 'LANDSCAPE'] as const satisfies readonly PageOrientation[];
/** Colours of a frame: the console's own, and the usual ones of certificates. */
const ACCENTS = ['125d7f', 'b3261e', '8a6d1a', '333333'] as const;

interface Props {
  readonly before: Templates['certificateTemplates'][number] | undefined;
  readonly close: () => void;
}

/** New words and layout from a day on; what was issued before keeps its own. */
export function TemplateForm({ before, close }: Props) {
  const { t } = useTranslation();
  const [requestId] = useState(newRequestId);
  const [add] = useCommand(CertificateTemplateAdd);
  return (
    <FieldsDialog
      title={t('records.newTemplate')}
      hint={t('records.templateHint', { open: '{{', close: '}}' })}
      close={close}
      questions={[
        { name: 'title', label: t('records.templateTitle'), kind: 'line', maxLength: 60, initial: before?.title },
        { name: 'body', label: t('records.templateBody'), kind: 'text', maxLength: 2000, initial: before?.body },
        {
          name: 'lines',
          label: t('records.templateLines'),
          kind: 'text',
          maxLength: 640,
          optional: true,
          initial: before?.lines.join('\n'),
        },
        { name: 'issuer', label: t('records.issuer'), kind: 'line', maxLength: 100, initial: before?.issuer },
        { name: 'footer', label: t('records.templateFooter'), kind: 'line', maxLength: 200, optional: true, initial: before?.footer },
        {
          name: 'orientation',
          label: t('records.orientation'),
          kind: 'choice',
          options: ORIENTATIONS.map((value) => ({ value, label: t(`records.page.${value}`) })),
          initial: before?.orientation ?? ORIENTATIONS[0],
        },
        {
          name: 'accent',
          label: t('records.accent'),
          kind: 'choice',
          options: ACCENTS.map((each) => ({ value: `#${each}`, label: t(`records.colour.${each}`) })),
          initial: before?.accent ?? `#${ACCENTS[0]}`,
        },
        { name: 'validFrom', label: t('records.templateFrom'), kind: 'date' },
      ]}
      send={(answers) =>
        add({
          input: {
            requestId,
            title: answers.must('title'),
            body: answers.must('body'),
            issuer: answers.must('issuer'),
            orientation: ORIENTATIONS.find((each) => each === answers.must('orientation')) ?? ORIENTATIONS[0],
            accent: answers.must('accent'),
            lines: (answers.text('lines') ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
            footer: answers.text('footer') ?? null,
            validFrom: answers.date('validFrom') ?? '',
          },
        })
      }
    />
  );
}
