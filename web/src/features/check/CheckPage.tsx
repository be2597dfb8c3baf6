import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { CertificateCheckQuery } from '../../gql/graphql';
import { failureOf, type Failure } from '../../platform/errors';
import { ask } from '../../platform/lean';
import { formatDate } from '../../platform/time';
import { Notice } from '../../ui/Notice';
import { FailureView, Outcome } from '../../ui/Outcome';
import { Skeleton } from '../../ui/Skeleton';
import { LanguageSwitch } from '../session/LanguageSwitch';
import './check.css';

const CertificateCheck = graphql(`
  query CertificateCheck($code: String!) {
    certificateCheck(code: $code) {
      valid
      name
      number
      from
      until
      hours
      visits
      issuer
      issuedOn
      withdrawnOn
    }
  }
`);

type Found = CertificateCheckQuery['certificateCheck'];

/** What anybody who holds a certificate sees: whether it holds, for whom, for how much. */
export default function CheckPage({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<Found | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | null>(null);
  const load = useCallback((): void => {
    ask(CertificateCheck, { code }).then(
      ({ data }) => setFound(data.certificateCheck),
      (error: unknown) => setFailure(failureOf(error)),
    );
  }, [code]);
  useEffect(load, [load]);
  function retry(): void {
    setFailure(null);
    load();
  }
  return (
    <main className="check">
      <title>{t('check.documentTitle')}</title>
      <div className="row">
        <img src="/mark.svg" alt="" width="32" height="32" />
        <h1 className="grow">{t('check.title')}</h1>
        <LanguageSwitch />
      </div>
      <p className="check-code num">{code.replaceAll(/[\s-]/g, '').replaceAll(/(.{4})(?=.)/g, '$1-')}</p>
      {failure !== null && <FailureView failure={failure} retry={retry} />}
      {failure === null && found === undefined && <Skeleton />}
      {found === null && <Outcome icon="cross" title={t('check.none')} hint={t('check.noneHint')} role="alert" />}
      {found != null && <Certificate found={found} />}
    </main>
  );
}

function Certificate({ found }: { readonly found: NonNullable<Found> }) {
  const { t, i18n } = useTranslation();
  const day = (date: string) => formatDate(date, i18n.language, 'date');
  return (
    <>
      {found.valid ? (
        <Notice tone="done" role="status">
          <strong>{t('check.valid')}</strong>
        </Notice>
      ) : (
        <Notice tone="late" role="alert">
          <strong>{t('check.withdrawn', { day: found.withdrawnOn === null ? '' : day(found.withdrawnOn) })}</strong>
        </Notice>
      )}
      <dl className="check-facts">
        <dt>{t('check.name')}</dt>
        <dd>{found.name}</dd>
        <dt>{t('check.number')}</dt>
        <dd className="num">{found.number}</dd>
        <dt>{t('check.period')}</dt>
        <dd className="num">
          {day(found.from)} – {day(found.until)}
        </dd>
        <dt>{t('check.hours')}</dt>
        <dd className="num">{t('check.hoursOf', { hours: found.hours.toFixed(1), count: found.visits })}</dd>
        <dt>{t('check.issuer')}</dt>
        <dd>{found.issuer}</dd>
        <dt>{t('check.issuedOn')}</dt>
        <dd className="num">{day(found.issuedOn)}</dd>
      </dl>
      <p className="muted">{t('check.compare')}</p>
    </>
  );
}
