import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { LeadSubjectInput } from '../../gql/graphql';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { LeadTag } from './tags';

const LeadDuplicatesQuery = graphql(`
  query LeadDuplicatesTyped($subject: LeadSubjectInput!) {
    leadDuplicates(subject: $subject) {
      reasons
      household {
        id
        number
        headName
        phone
        area {
          code
          name
          nameEn
        }
      }
      lead {
        id
        number
        maskedName
        state
        decision
        createdAt
      }
    }
  }
`);

/** Typing rests this long before the server is asked. */
const REST_MS = 300;

/** Households and earlier leads that may be meant, while it is being typed. Nothing is asked before there is something to ask by. */
export function DuplicatesWhileTyping({ subject }: { readonly subject: LeadSubjectInput }) {
  const { t } = useTranslation();
  const key = JSON.stringify(subject);
  const [rested, setRested] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setRested(key), REST_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const asked = useDeferredValue(rested);
  const { name, phone, address, identityNumber } = JSON.parse(asked) as LeadSubjectInput;
  const enough = [name, phone, address, identityNumber].some((value) => (value ?? '').trim().length >= 2);
  if (!enough) return <p className="muted">{t('lead.typeToCompare')}</p>;
  return (
    <Boundary resetKey={asked}>
      <Found subject={JSON.parse(asked) as LeadSubjectInput} />
    </Boundary>
  );
}

function Found({ subject }: { readonly subject: LeadSubjectInput }) {
  const { t, i18n } = useTranslation();
  // Never kept: what was typed is somebody's name.
  const { data } = useSuspenseQuery(LeadDuplicatesQuery, { variables: { subject }, fetchPolicy: 'no-cache' });
  if (data.leadDuplicates.length === 0) return <p className="muted">{t('lead.nobodyAlike')}</p>;
  return (
    <ul className="duplicates" aria-label={t('lead.maybeKnown')}>
      {data.leadDuplicates.map(({ household, lead, reasons }) => (
        <li key={household?.id ?? lead?.id}>
          {household !== null && (
            <span className="row">
              <Link to="/cases/$id" params={{ id: household.id }} target="_blank">
                {household.headName}
              </Link>
              <span className="muted num">{household.number}</span>
              <span className="muted grow">{areaName(household.area, i18n.language)}</span>
            </span>
          )}
          {lead !== null && (
            <span className="row">
              <span>{lead.maskedName ?? t('lead.noName')}</span>
              <span className="muted num">{lead.number}</span>
              <LeadTag state={lead.state} decision={lead.decision} />
              <span className="muted num">{formatInstant(lead.createdAt, i18n.language)}</span>
            </span>
          )}
          <Reasons reasons={reasons} />
        </li>
      ))}
    </ul>
  );
}

/** Why two may be the same. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { t } = useTranslation();
  return (
    <span className="row">
      {reasons.map((reason) => (
        <span
          key={reason}
          className={`tag ${reason === 'IDENTITY_NUMBER' ? 'late' : reason === 'PHONE' || reason === 'NAME' ? 'now' : ''}`}
        >
          {t(`lead.reasons.${reason}`)}
        </span>
      ))}
    </span>
  );
}

type Reason = 'IDENTITY_NUMBER' | 'PHONE' | 'NAME' | 'NAME_ALIKE' | 'ADDRESS' | 'AREA';
