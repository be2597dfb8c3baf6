import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';

const HouseholdRowFragment = graphql(`
  fragment HouseholdRow on Household {
    id
    number
    headName
    phone
    memberCount
    hardshipTags
    currentProgrammes
    lastContactAt
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
    consents {
      id
      active
    }
  }
`);

/** One household as a row; names and numbers arrive masked. */
export function HouseholdRow({ household }: { readonly household: FragmentType<typeof HouseholdRowFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: HouseholdRowFragment, from: household });
  const [first, second, ...more] = data.hardshipTags;
  return (
    <tr>
      <td className="nowrap">
        <Link to="/cases/$id" params={{ id: data.id }}>
          <strong>{data.headName}</strong>
        </Link>
        <span className="muted num need-number">{data.number}</span>
      </td>
      <td>{areaName(data.area, i18n.language)}</td>
      <td className="num right">{data.memberCount}</td>
      <td>
        <span className="row tight">
          {data.currentProgrammes.length === 0 && <span className="muted">{t('case.noProgramme')}</span>}
          {data.currentProgrammes.map((programme) => (
            <span key={programme} className="tag accent">
              {t(`programme.${programme}`)}
            </span>
          ))}
        </span>
      </td>
      <td>
        <span className="row tight">
          {first !== undefined && <span className="tag">{t(`hardship.${first}`)}</span>}
          {second !== undefined && <span className="tag">{t(`hardship.${second}`)}</span>}
          {more.length > 0 && (
            <span className="tag plain" title={more.map((tag) => t(`hardship.${tag}`)).join(t('common.listJoin'))}>
              +{more.length}
            </span>
          )}
        </span>
      </td>
      <td className="nowrap">
        {data.consents.some((consent) => consent.active) ? (
          <span className="tag done">{t('case.consentActive')}</span>
        ) : (
          <span className="tag now">{t('case.consentMissing')}</span>
        )}
      </td>
      <td className="num nowrap">
        {data.lastContactAt === null ? (
          <span className="muted">{t('case.neverContacted')}</span>
        ) : (
          formatInstant(data.lastContactAt, i18n.language, 'day')
        )}
      </td>
    </tr>
  );
}
