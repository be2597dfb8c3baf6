import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';

interface Props {
  readonly contact: {
    readonly name: string;
    readonly phone: string | null;
    readonly address: string | null;
    readonly safetyNote: string | null;
  };
}

/** Whom to meet and where; shown to the volunteer who holds the task, and every look is recorded. */
export function Contact({ contact }: Props) {
  const { t } = useTranslation();
  return (
    <section className="m-card contact" aria-label={t('phone.contact')}>
      <strong className="m-line">
        <Icon name="people" />
        {contact.name}
      </strong>
      {contact.address !== null && (
        <span className="m-line">
          <Icon name="pin" />
          {contact.address}
        </span>
      )}
      {contact.safetyNote !== null && (
        <Notice tone="now">
          <strong>{t('protect.mind')}</strong> {contact.safetyNote}
        </Notice>
      )}
      {contact.phone !== null && (
        <a className="button big wide" href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>
          <Icon name="phone" />
          {t('phone.call', { phone: contact.phone })}
        </a>
      )}
      <span className="muted small-print">
        <Icon name="lock" /> {t('phone.contactRecorded')}
      </span>
    </section>
  );
}
