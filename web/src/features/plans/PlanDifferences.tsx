import { useTranslation } from 'react-i18next';
import type { Change, Fate, PlanDifference } from './compare';
import { cadence, span, valueText } from './words';

/** What was added, taken out and changed; what stayed is there to be read, but quiet. */
export function PlanDifferences({ difference }: { readonly difference: PlanDifference }) {
  const { t } = useTranslation();
  if (difference.same) return <p className="muted">{t('housePlan.noDifference')}</p>;
  return (
    <div className="stack">
      {difference.changes.length > 0 && <Changes changes={difference.changes} />}
      <ol className="plan-goals plan-differences">
        {difference.goals.map(({ fate, item, changes, measures }) => (
          <li key={item.id}>
            <div className="row tight">
              <FateTag fate={fate} />
              <span className="tag plain">{t(`goalDomain.${item.domain}`)}</span>
              <h3 className={fate === 'REMOVED' ? 'grow gone' : 'grow'}>{item.text}</h3>
            </div>
            <Changes changes={changes} />
            <ul className="plan-measures">
              {measures.map((measure) => (
                <li key={measure.item.id} className="plan-difference">
                  <span className="row tight">
                    <FateTag fate={measure.fate} />
                    <span className={measure.fate === 'REMOVED' ? 'gone' : undefined}>{measure.item.text}</span>
                    <span className="muted num">
                      {cadence(t, measure.item.everyDays)} · {span(t, measure.item.startsOn, measure.item.endsOn)}
                    </span>
                  </span>
                  <Changes changes={measure.changes} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}

const fateTone: Record<Fate, string> = { ADDED: 'done', REMOVED: 'late', CHANGED: 'now', SAME: 'plain' };

function FateTag({ fate }: { readonly fate: Fate }) {
  const { t } = useTranslation();
  return <span className={`tag ${fateTone[fate]}`}>{t(`housePlan.fate.${fate}`)}</span>;
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <dl className="facts plan-changes">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="plan-change">
          <dt>{t(`housePlan.field.${field}`)}</dt>
          <dd>
            <del>{valueText(t, field, before)}</del> <span aria-hidden="true">→</span> <ins>{valueText(t, field, after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
