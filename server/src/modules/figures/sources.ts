import { FigureKey, FigureUnit, PaymentProgramme } from './figure.js';

/** Where a figure comes from. */
export type FigureSource =
  | { readonly from: 'STATUS'; readonly programme: string; readonly count: 'households' | 'persons' }
  | { readonly from: 'PAYMENT'; readonly programme: PaymentProgramme }
  | { readonly from: 'COMPARISON'; readonly part: 'matched' | 'percent' | 'change' }
  | { readonly from: 'GRID'; readonly count: 'workers' | 'communities' }
  | { readonly from: 'PARAMETER'; readonly parameter: string; readonly area: number | null; readonly residence: 'URBAN' | 'RURAL' | null };

const status = (programme: string, count: 'households' | 'persons'): FigureSource => ({ from: 'STATUS', programme, count });
const paid = (programme: PaymentProgramme): FigureSource => ({ from: 'PAYMENT', programme });
const parameter = (key: string, area: number | null = null, residence: 'URBAN' | 'RURAL' | null = null): FigureSource => ({
  from: 'PARAMETER',
  parameter: key,
  area,
  residence,
});
/** A district and a city of each of the two standards. */
const [DISTRICT, CITY] = [370212e9, 370281e9];

/** Each figure with its unit and source, in the order in which the city publishes them. */
export const FIGURES: Readonly<Record<FigureKey, readonly [FigureUnit, FigureSource]>> = {
  ALLOWANCE_HOUSEHOLDS: [FigureUnit.HOUSEHOLD, status('MINIMUM_LIVING_ALLOWANCE', 'households')],
  ALLOWANCE_PERSONS: [FigureUnit.PERSON, status('MINIMUM_LIVING_ALLOWANCE', 'persons')],
  ALLOWANCE_PAID: [FigureUnit.FEN, paid(PaymentProgramme.MINIMUM_LIVING_ALLOWANCE)],
  HARDSHIP_HOUSEHOLDS: [FigureUnit.HOUSEHOLD, status('EXTREME_HARDSHIP', 'households')],
  HARDSHIP_PERSONS: [FigureUnit.PERSON, status('EXTREME_HARDSHIP', 'persons')],
  HARDSHIP_PAID: [FigureUnit.FEN, paid(PaymentProgramme.EXTREME_HARDSHIP)],
  TEMPORARY_HOUSEHOLDS: [FigureUnit.HOUSEHOLD, status('TEMPORARY_ASSISTANCE', 'households')],
  TEMPORARY_PAID: [FigureUnit.FEN, paid(PaymentProgramme.TEMPORARY_ASSISTANCE)],
  SUBSIDY_PAID: [FigureUnit.FEN, paid(PaymentProgramme.PRICE_SUBSIDY)],
  REGISTERED_POOR_ASSISTED: [FigureUnit.PERSON, { from: 'COMPARISON', part: 'matched' }],
  REGISTERED_POOR_PERCENT: [FigureUnit.PERCENT, { from: 'COMPARISON', part: 'percent' }],
  REGISTERED_POOR_CHANGE: [FigureUnit.POINT, { from: 'COMPARISON', part: 'change' }],
  GRID_WORKERS: [FigureUnit.PERSON, { from: 'GRID', count: 'workers' }],
  GRID_COMMUNITIES: [FigureUnit.PLACE, { from: 'GRID', count: 'communities' }],
  STANDARD_DISTRICTS: [FigureUnit.FEN, parameter('allowance.standard.fen', DISTRICT)],
  STANDARD_CITIES_URBAN: [FigureUnit.FEN, parameter('allowance.standard.fen', CITY, 'URBAN')],
  STANDARD_CITIES_RURAL: [FigureUnit.FEN, parameter('allowance.standard.fen', CITY, 'RURAL')],
  TEMPORARY_CAP: [FigureUnit.FEN, parameter('temporary.cap.fen')],
  DECISION_DAYS: [FigureUnit.WORKING_DAY, parameter('assistance.decision.working_days')],
};
