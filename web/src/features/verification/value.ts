import type { TFunction } from 'i18next';
import type { VerificationMeasure } from '../../gql/graphql';
import { yuan } from '../assistance/yuan';

/** An amount or a number of things as a person reads it. */
export function measured(t: TFunction, language: string, measure: VerificationMeasure, value: number): string {
  if (measure === 'COUNT') return t('verification.count', { count: value });
  const amount = yuan(value, language);
  return measure === 'FEN_A_MONTH' ? t('verification.yuanAMonth', { amount }) : t('assistance.yuan', { amount });
}
