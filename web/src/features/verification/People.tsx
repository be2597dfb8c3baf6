import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationRequestState } from '../../gql/graphql';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import type { VerifiedPerson, VerifiedRequest } from './documents';
import { measured } from './value';

const EvidenceDialog = lazy(() => import('./EvidenceDialog'));

const tone: Record<VerificationRequestState, string> = { WAITING: '', SENT: 'soon', ANSWERED: 'done', FAILED: 'late', WITHDRAWN: 'now' };

/** Each person with what was asked; those without a consent are named, for nobody may be asked about them. */
export function People({ people }: { readonly people: readonly VerifiedPerson[] }) {
  const { t } = useTranslation();
  const [looking, setLooking] = useState<VerifiedRequest | null>(null);
  return (
    <div className="verification-people">
      {people.map(({ person, consented, requests }, at) => {
        const failed = requests.filter((request) => request.state === 'FAILED').length;
        return (
          <details key={person?.id ?? at}>
            <summary>
              <strong>{person?.maskedName ?? t('common.hidden')}</strong>
              <span className={consented ? 'tag done' : 'tag late'}>
                {t(consented ? 'verification.consented' : 'verification.notConsented')}
              </span>
              {requests.length > 0 && (
                <span className="muted">
                  {t('verification.asked', { count: requests.length })}
                  {failed > 0 && ` · ${t('verification.part.failed', { count: failed })}`}
                </span>
              )}
            </summary>
            {requests.length === 0 ? (
              <p className="muted">{t(consented ? 'verification.notAsked' : 'verification.consentHint')}</p>
            ) : (
              <ul>
                {requests.map((request) => (
                  <Row key={request.id} request={request} look={() => setLooking(request)} />
                ))}
              </ul>
            )}
          </details>
        );
      })}
      {looking !== null && (
        <Boundary fallback={<></>}>
          <EvidenceDialog request={looking} close={() => setLooking(null)} />
        </Boundary>
      )}
    </div>
  );
}

function Row({ request, look }: { readonly request: VerifiedRequest; readonly look: () => void }) {
  const { t, i18n } = useTranslation();
  const { item, answer, state, failure, attempts } = request;
  return (
    <li>
      <span className="grow">
        {item !== null && localName(item, i18n.language)}
        <span className="muted small">
          {item?.department != null && localName(item.department, i18n.language)}
          {answer !== null && ` · ${t('verification.validUntil', { day: answer.expiresOn })}`}
          {answer === null && request.askedAt !== null && ` · ${formatInstant(request.askedAt, i18n.language)}`}
        </span>
      </span>
      {answer !== null && item !== null && (
        <span className="num">
          {answer.found && answer.value !== null && item.measure !== 'YES_NO'
            ? measured(t, i18n.language, item.measure, answer.value)
            : t(answer.found ? 'verification.found' : 'verification.nothing')}
        </span>
      )}
      {answer?.expired === true ? (
        <span className="tag now">{t('verification.expired')}</span>
      ) : (
        state !== 'ANSWERED' && (
          <span
            className={`tag ${tone[state]}`}
            title={
              failure === null ? undefined : t('verification.failure.tries', { why: t(`verification.failure.${failure}`), count: attempts })
            }
          >
            {state === 'FAILED' && failure !== null ? t(`verification.failure.${failure}`) : t(`verification.requestState.${state}`)}
          </span>
        )
      )}
      {answer?.viewerCanReveal === true && (
        <button
          type="button"
          className="button small quiet"
          aria-label={t('verification.evidence')}
          title={t('verification.evidence')}
          onClick={look}
        >
          <Icon name="eye" />
        </button>
      )}
    </li>
  );
}
