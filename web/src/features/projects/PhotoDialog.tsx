import { Checkbox, Form } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { photoToSend } from '../../platform/photo';
import { Notice } from '../../ui/Notice';
import { useViewer } from '../session/viewer';
import { PhotoAdd } from './commands';
import type { Project } from './documents';
import { FormDialog } from '../../ui/FormDialog';
import { ChoiceItem, DayItem, dayOf, dayText, TextItem, type Day } from './items';
import { useHouseholds } from './MoneyDialogs';

interface Values {
  readonly participantId?: string;
  readonly nobodyRecognisable?: boolean;
  readonly milestoneId?: string;
  readonly caption: string;
  readonly takenOn: Day;
}

/** Adds a photo: the picture is drawn anew here, so that place and camera never leave the machine. */
export function PhotoDialog({ project, close }: { readonly project: Project; readonly close: () => void }) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [requestId] = useState(newRequestId);
  const [add] = useCommand(PhotoAdd);
  const [content, setContent] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const households = useHouseholds(project, 'PHOTO');

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const made = await photoToSend(file);
    setContent(made);
    setUnreadable(made === null);
  }

  return (
    <FormDialog<Values>
      title={t('project.newPhoto')}
      hint={t('project.photoHint')}
      fields={['participantId', 'milestoneId', 'caption', 'takenOn', 'content']}
      initial={{ takenOn: dayOf(system.today) }}
      send={({ participantId, nobodyRecognisable, milestoneId, caption, takenOn }) =>
        add({
          input: {
            requestId,
            projectId: project.id,
            participantId: participantId ?? null,
            nobodyRecognisable: nobodyRecognisable ?? false,
            milestoneId: milestoneId ?? null,
            caption,
            takenOn: dayText(takenOn),
            content: content ?? '',
          },
        })
      }
      close={close}
    >
      <PictureItem content={content} unreadable={unreadable} take={take} />
      <TextItem name="caption" label={t('project.photoCaption')} max={200} />
      <ChoiceItem
        name="participantId"
        label={t('project.photoHousehold')}
        options={households}
        optional
        extra={t('project.photoConsent')}
      />
      <Form.Item name="nobodyRecognisable" valuePropName="checked">
        <Checkbox>{t('project.nobodyRecognisable')}</Checkbox>
      </Form.Item>
      <div className="form-row wide-row">
        <ChoiceItem
          name="milestoneId"
          label={t('project.milestone')}
          options={project.milestones.map((each) => ({ value: each.id, label: each.title }))}
          optional
        />
        <DayItem name="takenOn" label={t('project.day')} until={system.today} />
      </div>
    </FormDialog>
  );
}

interface PictureProps {
  readonly content: string | null;
  readonly unreadable: boolean;
  readonly take: (file: File | undefined) => Promise<void>;
}

/** Chooses the picture and shows it as it will be kept. */
function PictureItem({ content, unreadable, take }: PictureProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<{ content?: string }>();
  useEffect(() => form.setFieldValue('content', content ?? undefined), [form, content]);
  return (
    <>
      <Form.Item name="content" label={t('project.picture')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <PictureInput take={take} />
      </Form.Item>
      {unreadable && <Notice tone="now">{t('project.noPicture')}</Notice>}
      {content !== null && <img className="photo-preview" src={`data:image/jpeg;base64,${content}`} alt={t('project.picture')} />}
    </>
  );
}

/** The form keeps what was made of the file, not the file. */
function PictureInput({ id, take }: { readonly id?: string; readonly take: PictureProps['take'] }) {
  return <input id={id} type="file" accept="image/*" onChange={(event) => void take(event.target.files?.[0])} />;
}
