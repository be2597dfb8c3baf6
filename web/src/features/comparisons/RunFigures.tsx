import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Comparison, Run } from './documents';
import type { ComparisonSearch } from './search';

interface Props {
  readonly comparison: Comparison;
  readonly run: Run;
  readonly search: ComparisonSearch;
}

/** The figures of a run; each number opens the persons that it counts. */
export function RunFigures({ comparison, run, search }: Props) {
  const { t, i18n } = useTranslation();
  const shown = (n: number): string => n.toLocaleString(i18n.language);
  const names = { left: t(`comparisonList.${comparison.leftKind}`), right: t(`comparisonList.${comparison.rightKind}`) };
  const parts = [
    ['matched', run.matched, t('comparison.matchedHint', { score: shown(run.matchedByScore) })],
    ['unsure', run.unsure, t('comparison.unsureHint')],
    ['left', run.onlyLeft, t('comparison.onlyHint', names)],
    ['right', run.onlyRight, t('comparison.onlyHint', { left: names.right, right: names.left })],
  ] as const;
  return (
    <section className="panel" aria-label={t('comparison.result')}>
      <div className="panel-body">
        <dl className="comparison-figures">
          {parts.map(([rows, count, hint]) => (
            <div key={rows}>
              <dt>{t(`comparison.part.${rows}`)}</dt>
              <dd>
                <Link
                  from="/comparisons/$id"
                  to="/comparisons/$id"
                  search={{ rows }}
                  aria-current={search.rows === rows ? 'true' : undefined}
                >
                  {shown(count)}
                </Link>
                {rows === 'matched' && run.matchedPercent !== null && (
                  <span className="muted">{t('comparison.ofLeft', { percent: run.matchedPercent.toFixed(1), left: names.left })}</span>
                )}
              </dd>
              <dd className="muted">{hint}</dd>
            </div>
          ))}
        </dl>
        <p className="muted">
          {t('comparison.sums', {
            left: names.left,
            leftRows: shown(run.leftRows),
            right: names.right,
            rightRows: shown(run.rightRows),
            day: run.asOf,
          })}
        </p>
        <details>
          <summary>{t('comparison.how')}</summary>
          <ul className="plain-list">
            {(['leftList', 'rightList'] as const).map((side) => {
              const list = run[side];
              const columns = list.columns
                .map(({ header, field }) => `${header} → ${t(`comparison.field.${field as 'name'}`)}`)
                .join(t('comparison.comma'));
              return (
                <li key={side}>
                  <strong>{side === 'leftList' ? names.left : names.right}</strong>{' '}
                  {list.fileName === null
                    ? t('comparison.fromRoll', { day: run.asOf, read: shown(list.read) })
                    : t('comparison.fromFile', {
                        file: list.fileName,
                        read: shown(list.read),
                        repeated: shown(list.repeated),
                        unreadable: shown(list.unreadable),
                        columns,
                      })}
                  {list.below > 0 && ` ${t('comparison.below', { below: shown(list.below), yuan: shown(run.rules.billFen / 100) })}`}
                </li>
              );
            })}
            <li>{t('comparison.rules', { ...run.rules })}</li>
          </ul>
        </details>
      </div>
    </section>
  );
}
