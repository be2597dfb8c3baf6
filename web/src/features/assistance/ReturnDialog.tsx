import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import type { PauseReason } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { PAUSE_REASONS } from '../clocks/reasons';
import { ApplicationReturn, DocumentKindsQuery, type Application } from './documents';

/** Returns an application to whoever prepared it: what is missing, and why its clock stands still until it comes back. */
export default function ReturnDialog({ application, close }: { readonly application: Application; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(DocumentKindsQuery);
  const [giveBack] = useCommand(ApplicationReturn);
  const there = new Set(application.documents.map((document) => document.kind?.code));
  return (
    <FieldsDialog
      title={t('assistance.returnTitle')}
      hint={t('assistance.returnHint')}
      questions={[
        {
          name: 'missingKindCodes',
          kind: 'choices',
          label: t('assistance.missingLabel'),
          hint: t('assistance.missingHint'),
          optional: true,
          options: data.documentKinds
            .filter((kind) => !there.has(kind.code))
            .map((kind) => ({ value: kind.code, label: localName(kind, i18n.language) })),
        },
        {
          name: 'pauseReason',
          kind: 'choice',
          label: t('assistance.pauseLabel'),
          initial: 'AWAITING_HOUSEHOLD',
          options: PAUSE_REASONS.map((value) => ({ value, label: t(`pauseReason.${value}`) })),
        },
        { name: 'reason', kind: 'text', label: t('common.reason'), maxLength: 1000 },
      ]}
      send={(answers) =>
        giveBack({
          input: {
            id: application.id,
            expectedVersion: application.version,
            reason: answers.must('reason'),
            pauseReason: answers.must('pauseReason') as PauseReason,
            missingKindCodes: answers.chosen('missingKindCodes'),
          },
        })
      }
      close={close}
    />
  );
}
