import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand } from '../../platform/command';
import type { Failure } from '../../platform/errors';
import { areaName, localName } from '../../platform/local-name';
import { formatInstant, formatSpan } from '../../platform/time';
import type { UserError } from '../../platform/user-errors';
import { Icon } from '../../ui/Icon';
import { Refusals } from '../../ui/RefusalText';
import { Decline } from './Decline';
import { OfferAccept } from './documents';
import { go } from './location';

const OfferCardFragment = graphql(`
  fragment OfferCard on Offer {
    id
    version
    startsAt
    endsAt
    expiresAt
    need {
      id
      minutes
      service {
        id
        name
        nameEn
        team
      }
      area {
        code
        name
        nameEn
        parent {
          code
          name
          nameEn
        }
      }
    }
  }
`);

/** An offer that waits for an answer: what, when, where, until when; yes or no. */
export function OfferCard({ offer }: { readonly offer: FragmentType<typeof OfferCardFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: OfferCardFragment, from: offer });
  const need = data.need;
  const [declining, setDeclining] = useState(false);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [accept, busy] = useCommand(OfferAccept);

  async function take(): Promise<void> {
    const outcome = await accept({ input: { id: data.id, expectedVersion: data.version } });
    setErrors(outcome.kind === 'refused' ? outcome.errors : []);
    setFailure(outcome.kind === 'failed' ? outcome.failure : null);
    if (outcome.kind === 'done' && outcome.payload.assignment !== null) go(`/m/tasks/${encodeURIComponent(outcome.payload.assignment.id)}`);
  }

  return (
    <article className={`m-card team-${need?.service.team ?? 'OTHER'}`}>
      <strong>{need === null ? t('common.hidden') : localName(need.service, i18n.language)}</strong>
      <span className="m-line num">
        <Icon name="clock" />
        {formatSpan(data.startsAt, data.endsAt, i18n.language)}
      </span>
      {need !== null && (
        <span className="m-line">
          <Icon name="pin" />
          {areaName(need.area, i18n.language)}
        </span>
      )}
      {data.expiresAt !== null && (
        <span className="m-line muted num">
          <Icon name="warning" />
          {t('phone.answerBy', { time: formatInstant(data.expiresAt, i18n.language, 'dayTime') })}
        </span>
      )}
      <Refusals errors={errors} failure={failure} />
      {declining ? (
        <Decline id={data.id} version={data.version} close={() => setDeclining(false)} />
      ) : (
        <span className="m-answer">
          <button type="button" className="button big" onClick={() => setDeclining(true)}>
            {t('phone.decline')}
          </button>
          <button type="button" className="button primary big" disabled={busy} aria-busy={busy} onClick={() => void take()}>
            {t('phone.accept')}
          </button>
        </span>
      )}
    </article>
  );
}
