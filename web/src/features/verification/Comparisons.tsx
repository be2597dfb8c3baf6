import { useTranslation } from 'react-i18next';
import type { VerificationDeclared, VerificationMeasure } from '../../gql/graphql';
import { Notice } from '../../ui/Notice';
import type { Verified } from './documents';
import { measured } from './value';

const MEASURES: Record<VerificationDeclared, VerificationMeasure> = {
  INCOME: 'FEN_A_MONTH',
  SAVINGS: 'FEN',
  VEHICLES: 'COUNT',
  DWELLINGS: 'COUNT',
};

type Lines = NonNullable<Verified['verification']>['comparisons'];

/** Declared and answered side by side; a contradiction is shown, and what follows from it is a person's. */
export function Comparisons({ comparisons }: { readonly comparisons: Lines }) {
  const { t, i18n } = useTranslation();
  const shown = (declared: VerificationDeclared, value: number | null, none: string): string =>
    value === null ? none : measured(t, i18n.language, MEASURES[declared], value);
  const contradictions = comparisons.filter((line) => line.contradicts).length;
  return (
    <>
      <div className="table-wrap">
        <table className="table verification-table">
          <thead>
            <tr>
              <th scope="col">{t('verification.what')}</th>
              <th scope="col" className="right">
                {t('verification.declaredColumn')}
              </th>
              <th scope="col" className="right">
                {t('verification.answeredColumn')}
              </th>
              <th scope="col">{t('verification.result')}</th>
            </tr>
          </thead>
          <tbody>
            {comparisons.map(({ declared, declaredValue, answeredValue, tolerance, contradicts }) => (
              <tr key={declared} className={contradicts ? 'contradicts' : undefined}>
                <th scope="row">{t(`verification.declared.${declared}`)}</th>
                <td className="num right">{shown(declared, declaredValue, t('verification.notDeclared'))}</td>
                <td className="num right">{shown(declared, answeredValue, '—')}</td>
                <td>
                  {answeredValue === null ? (
                    <span className="muted">{t('verification.noAnswers')}</span>
                  ) : contradicts ? (
                    <span className="tag late">{t('verification.contradicts')}</span>
                  ) : (
                    <span
                      className="tag done"
                      title={tolerance > 0 ? t('verification.tolerance', { amount: shown(declared, tolerance, '') }) : undefined}
                    >
                      {t('verification.agrees')}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {contradictions > 0 && <Notice tone="now">{t('verification.personDecides')}</Notice>}
    </>
  );
}
