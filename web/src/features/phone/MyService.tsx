import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneServiceQuery } from '../../gql/graphql';
import { ask } from '../../platform/lean';
import { formatDate } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { PhoneService } from './documents';

type Mine = NonNullable<NonNullable<PhoneServiceQuery['viewer']>['volunteer']>;

/** One's certificates, one tap from the file; asked of the server, nothing of them rests on the phone. */
export function MyService() {
  const { t, i18n } = useTranslation();
  const [mine, setMine] = useState<Mine | null>(null);
  useEffect(() => {
    ask(PhoneService, {}).then(
      ({ data }) => setMine(data.viewer?.volunteer ?? null),
      // Without network there is nothing to show here; the bar above says so.
      () => undefined,
    );
  }, []);
  if (mine === null) return null;
  const day = (date: string) => formatDate(date, i18n.language, 'date');
  return (
    <section aria-labelledby="certificates">
      <h2 id="certificates">{t('phone.certificates')}</h2>
      {mine.certificates.length === 0 && <p className="muted">{t('phone.noCertificates')}</p>}
      <ul className="m-list">
        {mine.certificates.map((each) => (
          <li key={each.id} className="m-card">
            <span className="num">
              {day(each.from)} – {day(each.until)}
            </span>
            <strong className="num">{t('phone.certified', { hours: (Math.floor(each.minutes / 6) / 10).toFixed(1) })}</strong>
            {each.withdrawnAt === null ? (
              <a className="button big wide" href={`/certificates/${each.id}.pdf`} download>
                <Icon name="file" />
                {t('phone.openCertificate')}
              </a>
            ) : (
              <span className="tag late">{t('phone.certificateWithdrawn')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
