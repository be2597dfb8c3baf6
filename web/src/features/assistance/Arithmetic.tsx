import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice';
import type { Application } from './documents';
import { yuan } from './yuan';

/** The numbers behind an application, each one shown; never a decision. */
export function Arithmetic({ application }: { readonly application: Application }) {
  const { t, i18n } = useTranslation();
  const amount = (fen: number | null): string => (fen === null ? '—' : t('assistance.yuan', { amount: yuan(fen, i18n.language) }));
  const { hint, capFen, grantedThisYearFen, requestedFen } = application;
  const lines: [string, string][] =
    hint === null
      ? [
          [t('assistance.requested'), amount(requestedFen)],
          ...(capFen === null
            ? []
            : ([
                [t('assistance.grantedThisYear'), amount(grantedThisYearFen)],
                [t('assistance.cap'), amount(capFen)],
                [t('assistance.capLeft'), amount(Math.max(0, capFen - (grantedThisYearFen ?? 0)))],
              ] satisfies [string, string][])),
        ]
      : [
          [t('assistance.income'), amount(application.monthlyIncomeFen)],
          ...(application.ground === 'EXPENDITURE'
            ? ([[t('assistance.expenditure'), amount(application.monthlyExpenditureFen)]] satisfies [string, string][])
            : []),
          [t('assistance.counted', { count: hint.persons }), amount(hint.countedFen)],
          [t('assistance.standard'), amount(hint.standardFen)],
          [t('assistance.gap', { count: hint.persons }), amount(hint.gapFen)],
        ];
  const above = capFen !== null && (grantedThisYearFen ?? 0) + (requestedFen ?? 0) > capFen;
  return (
    <section>
      <h3>{t('assistance.arithmetic')}</h3>
      <dl className="facts">
        {lines.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd className="num">{value}</dd>
          </Fragment>
        ))}
      </dl>
      {hint !== null && <Notice tone={hint.verdict === 'LIKELY' ? 'done' : 'soon'}>{t(`assistance.hint.${hint.verdict}`)}</Notice>}
      {above && application.individualDecision === null && <Notice tone="now">{t('assistance.aboveCap')}</Notice>}
    </section>
  );
}
