import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/local-name';
import { amountText } from './amount';
import type { Goal } from './documents';
import { cadence, span } from './words';

/** Goals and measures as a table for paper: one row a measure, the goal beside them. */
export function SheetGoals({ goals }: { readonly goals: readonly Goal[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th scope="col">{t('housePlan.goal')}</th>
          <th scope="col">{t('housePlan.measure')}</th>
          <th scope="col">{t('housePlan.field.everyDays')}</th>
          <th scope="col">{t('sheet.span')}</th>
        </tr>
      </thead>
      {goals.map((goal) => (
        <tbody key={goal.id}>
          {(goal.measures.length === 0 ? [null] : goal.measures).map((measure, at) => (
            <tr key={measure?.id ?? 'none'}>
              {at === 0 && (
                <th scope="rowgroup" rowSpan={Math.max(1, goal.measures.length)}>
                  {goal.position}. {goal.text}
                  <small>
                    {[
                      t(`goalDomain.${goal.domain}`),
                      goal.indicator,
                      target(goal),
                      goal.dueOn === null ? null : t('housePlan.by', { date: goal.dueOn }),
                    ]
                      .filter((each) => each !== null)
                      .join(' · ')}
                  </small>
                </th>
              )}
              <td>
                {measure?.text}
                {measure != null && (measure.service !== null || measure.ownerName !== null) && (
                  <small>
                    {[measure.service && localName(measure.service, i18n.language), measure.ownerName].filter(Boolean).join(' · ')}
                  </small>
                )}
              </td>
              <td>{measure === null ? '' : cadence(t, measure.everyDays)}</td>
              <td className="num">{measure === null ? '' : span(t, measure.startsOn, measure.endsOn)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function target({ baseline, target: wanted, unit }: Goal): string | null {
  const to = amountText({ value: wanted, unit });
  const from = amountText({ value: baseline, unit });
  return to === null || from === null ? to : `${from} → ${to}`;
}
