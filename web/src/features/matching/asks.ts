import type { TFunction } from 'i18next';
import { graphql } from '../../gql';
import type { NeedAsksFragment, RuleCode } from '../../gql/graphql';
import { areaName, localName } from '../../platform/local-name';
import { formatSpan } from '../../platform/time';

graphql(`
  fragment NeedAsks on ServiceNeed {
    windowStart
    windowEnd
    minutes
    requiredSex
    requiredDialect
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
    service {
      id
      name
      nameEn
      skills {
        id
        name
        nameEn
      }
      qualifications {
        id
        name
        nameEn
      }
    }
  }
`);

/** What a need asks in the words of each rule; a rule without an entry asks the same of every need. */
export type Asks = Readonly<Partial<Record<RuleCode, string>>>;

/** Puts the need's own demands beside the rules that they feed. */
export function asksOf(need: NeedAsksFragment, t: TFunction, language: string): Asks {
  const names = (list: readonly { name: string; nameEn: string }[]): string =>
    list.map((each) => localName(each, language)).join(t('common.listJoin'));
  const { service, windowStart, windowEnd, requiredSex, requiredDialect } = need;
  return {
    TEAM_OFFERS_SERVICE: localName(service, language),
    ...(service.skills.length > 0 ? { SKILL: names(service.skills) } : {}),
    ...(service.qualifications.length > 0 ? { QUALIFICATION: names(service.qualifications) } : {}),
    AREA_OR_TRAVEL: areaName(need.area, language),
    AVAILABLE:
      windowStart !== null && windowEnd !== null
        ? formatSpan(windowStart, windowEnd, language)
        : t('need.minutes', { count: need.minutes }),
    ...(requiredSex === 'FEMALE' || requiredSex === 'MALE' ? { SEX: t(`sex.${requiredSex}`) } : {}),
    ...(requiredDialect !== null ? { DIALECT: requiredDialect } : {}),
  };
}
