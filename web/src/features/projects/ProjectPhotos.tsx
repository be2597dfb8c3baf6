import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/Panel';
import { PhotoRemove } from './commands';
import { DialogLink } from './DialogLink';
import type { Project } from './documents';

/** Photos of a project that may be seen now: those of a household only while its consent names them. */
export function ProjectPhotos({ project }: { readonly project: Project }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const [remove] = useCommand(PhotoRemove);

  function ask(id: string, caption: string): void {
    modal.confirm({
      title: t('project.photoRemove', { caption }),
      content: t('project.photoRemoveHint'),
      okText: t('project.photoErase'),
      okButtonProps: { danger: true },
      onOk: async () => report(await remove({ input: { id } }), t('common.saved')),
    });
  }

  return (
    <Panel
      title={t('project.photos')}
      extra={
        project.viewerCanEdit && (
          <DialogLink dialog="photo">
            <Icon name="plus" />
            {t('project.add')}
          </DialogLink>
        )
      }
    >
      {project.photos.length === 0 ? (
        <p className="muted">{t('project.noPhotos')}</p>
      ) : (
        <PhotoGrid photos={project.photos} {...(project.viewerCanEdit ? { remove: ask } : {})} />
      )}
    </Panel>
  );
}

/** Pictures with what they show. */
export function PhotoGrid({
  photos,
  remove,
}: {
  readonly photos: Project['photos'];
  readonly remove?: (id: string, caption: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <ul className="photos">
      {photos.map((photo) => (
        <li key={photo.id}>
          <figure>
            <a href={`/photos/${photo.id}`} target="_blank" rel="noreferrer">
              <img src={`/photos/${photo.id}`} alt={photo.caption} width={photo.width} height={photo.height} loading="lazy" />
            </a>
            <figcaption>
              <span>{photo.caption}</span>
              <span className="muted num">
                {photo.takenOn}
                {photo.participant !== null && ` · ${photo.participant.code}`}
                {photo.milestone !== null && ` · ${photo.milestone.title}`}
              </span>
              {remove !== undefined && (
                <button type="button" className="button small" onClick={() => remove(photo.id, photo.caption)}>
                  {t('project.photoErase')}
                </button>
              )}
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}
