import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';

const CodeNamesQuery = graphql(`
  query CodeNames {
    serviceTypes(activeOnly: false) {
      id
      code
      name
      nameEn
    }
    skills {
      id
      code
      name
      nameEn
    }
    qualificationTypes {
      id
      code
      name
      nameEn
    }
  }
`);

const CODE = /\b[A-Z][A-Z0-9_]{2,}\b/g;

/** Puts the catalogue's names where the evidence of a rule bears its codes. */
export function useCodeNames(): (evidence: string) => string {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(CodeNamesQuery);
  const names = new Map(
    [...data.serviceTypes, ...data.skills, ...data.qualificationTypes].map((each) => [each.code, localName(each, i18n.language)]),
  );
  for (const state of ['APPLIED', 'VETTING', 'ACTIVE', 'SUSPENDED', 'LEFT'] as const) names.set(state, t(`volunteerState.${state}`));
  for (const sex of ['FEMALE', 'MALE'] as const) names.set(sex, t(`sex.${sex}`));
  names.set('REST_NEEDED', t('planning.rest'));
  return (evidence) => evidence.replace(CODE, (code) => names.get(code) ?? code);
}
