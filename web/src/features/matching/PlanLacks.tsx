import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';
import { Panel } from '../../ui/Panel';
import { useCodeNames } from './useCodeNames';

const PlanLacksFragment = graphql(`
  fragment PlanLacks on MatchRun {
    id
    lacks {
      count
      rule
      values
      days
      part
      area {
        code
        name
        nameEn
      }
      needs {
        id
        number
      }
    }
  }
`);

const SAID = [
  'DIALECT',
  'SKILL',
  'QUALIFICATION',
  'SEX',
  'WEEKLY_LIMIT',
  'NO_OVERLAP',
  'AVAILABLE',
  'REST',
  'HOUSEHOLD_CONSENT',
  'TEAM_OFFERS_SERVICE',
] as const;

/** Needs named one by one in a sentence's row; the rest stands in the table below. */
const SHOWN = 4;

/** What is short, in sentences that somebody can act on; the needs behind each are one step away. */
export function PlanLacks({ run }: { readonly run: FragmentType<typeof PlanLacksFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: PlanLacksFragment, from: run });
  const named = useCodeNames();
  if (data.lacks.length === 0) return null;
  return (
    <Panel title={t('planning.lacks')} flush>
      <ul className="lacks">
        {data.lacks.map(({ count, rule, values, days, part, area, needs }) => {
          const said = SAID.find((each) => each === rule) ?? 'OTHER';
          const when = [days && t(`planning.days.${days}`), part && t(`planning.part.${part}`)].filter(Boolean).join('');
          const what = values.map(named).join(t('common.listJoin'));
          return (
            <li key={[rule, values.join(), days, part, area.code].join()} className="row">
              <span className="grow">{t(`planning.lack.${said}`, { count, area: localName(area, i18n.language), what, when })}</span>
              <span className="row tight">
                {needs.slice(0, SHOWN).map((need) => (
                  <Link key={need.id} to="/board" search={{ need: need.id }} className="num">
                    {need.number}
                  </Link>
                ))}
                {needs.length > SHOWN && <span className="muted num">{t('planning.lackNeeds', { count: needs.length })}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
