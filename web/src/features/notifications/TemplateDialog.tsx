import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { NotificationTemplateSave } from './documents';
import type { Template } from './MessagesPanel';

/** Words of one kind of message, in both languages. */
export function TemplateDialog({ template, close }: { readonly template: Template; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const [save] = useCommand(NotificationTemplateSave);
  return (
    <FieldsDialog
      title={i18n.language === 'en' ? template.nameEn : template.name}
      hint={t('told.admin.placeholders', { open: '{{', close: '}}' })}
      close={close}
      questions={[
        { name: 'subject', label: t('told.admin.subject'), kind: 'line', maxLength: 120, initial: template.subject },
        { name: 'body', label: t('told.admin.body'), kind: 'text', maxLength: 1000, initial: template.body },
        { name: 'subjectEn', label: t('told.admin.subjectEn'), kind: 'line', maxLength: 120, initial: template.subjectEn },
        { name: 'bodyEn', label: t('told.admin.bodyEn'), kind: 'text', maxLength: 1000, initial: template.bodyEn },
      ]}
      send={(answers) =>
        save({
          input: {
            id: template.id,
            expectedVersion: template.version,
            subject: answers.must('subject'),
            body: answers.must('body'),
            subjectEn: answers.must('subjectEn'),
            bodyEn: answers.must('bodyEn'),
          },
        })
      }
    />
  );
}
