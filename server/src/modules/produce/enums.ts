import { registerEnumType } from 'type-graphql';

/** Kind of paid work. */
export enum LabourKind {
  DAY_LABOUR = 'DAY_LABOUR',
  JOB = 'JOB',
}
registerEnumType(LabourKind, { name: 'LabourKind', description: 'Days of paid work, or a job.' });

/** How a household was paid. */
export enum PaymentMethod {
  BANK = 'BANK',
  CASH = 'CASH',
  MOBILE = 'MOBILE',
}
registerEnumType(PaymentMethod, { name: 'PaymentMethod', description: 'How a household was paid.' });

/** What income comes from. */
export enum IncomeSource {
  PRODUCE = 'PRODUCE',
  LABOUR = 'LABOUR',
}
registerEnumType(IncomeSource, { name: 'IncomeSource', description: 'What income of the project comes from.' });

/** Before or after. */
export enum StatementStage {
  BEFORE = 'BEFORE',
  AFTER = 'AFTER',
}
registerEnumType(StatementStage, {
  name: 'StatementStage',
  description: 'Whether a statement of income is of the time before the pairing or after.',
});

/** Where a statement comes from. */
export enum StatementSource {
  SELF_REPORTED = 'SELF_REPORTED',
  VERIFICATION = 'VERIFICATION',
  BANK = 'BANK',
  SURVEY = 'SURVEY',
}
registerEnumType(StatementSource, { name: 'StatementSource', description: 'Where a statement of income comes from.' });

/** What is not right with the money of a project. */
export enum ProduceWarningKind {
  UNFAIR_PRICE = 'UNFAIR_PRICE',
  BUYER_DEPENDENCY = 'BUYER_DEPENDENCY',
  INCOME_DEPENDENCY = 'INCOME_DEPENDENCY',
  UNPAID = 'UNPAID',
}
registerEnumType(ProduceWarningKind, {
  name: 'ProduceWarningKind',
  description: 'What is not right with the money of a project. Thresholds are dated policy parameters (pairing.…).',
  valuesConfig: {
    UNFAIR_PRICE: { description: 'A household got less than pairing.price.fair.percent of the reference price.' },
    BUYER_DEPENDENCY: { description: 'One buyer stands for more than pairing.dependency.buyer.percent of the orders.' },
    INCOME_DEPENDENCY: {
      description: "The project stands for more than pairing.dependency.income.percent of a household's income after it began.",
    },
    UNPAID: { description: 'Something delivered was not paid for within pairing.unpaid.days.' },
  },
});
