import { registerEnumType } from 'type-graphql';

/** Sex as in the identity document. */
export enum Sex {
  FEMALE = 'FEMALE',
  MALE = 'MALE',
}
registerEnumType(Sex, { name: 'Sex', description: 'Sex as in the identity document.' });

/** Why a household is in difficulty; several may hold. */
export enum HardshipTag {
  LIVING_ALONE = 'LIVING_ALONE',
  ELDERLY = 'ELDERLY',
  DISABLED = 'DISABLED',
  SEVERE_ILLNESS = 'SEVERE_ILLNESS',
  MINOR_UNATTENDED = 'MINOR_UNATTENDED',
  LOST_ONLY_CHILD = 'LOST_ONLY_CHILD',
  UNEMPLOYED = 'UNEMPLOYED',
  EDUCATION_BURDEN = 'EDUCATION_BURDEN',
  EXPENDITURE_DRIVEN = 'EXPENDITURE_DRIVEN',
  OUT_OF_POVERTY_UNSTABLE = 'OUT_OF_POVERTY_UNSTABLE',
  NEAR_POVERTY_LINE = 'NEAR_POVERTY_LINE',
  LOW_INCOME = 'LOW_INCOME',
}
registerEnumType(HardshipTag, {
  name: 'HardshipTag',
  description: 'Why a household is in difficulty. The last three groups (脱贫不稳定户, 边缘易致贫户, low income) are watched closely.',
});

/** Relation to the head of the household. */
export enum Relation {
  HEAD = 'HEAD',
  SPOUSE = 'SPOUSE',
  CHILD = 'CHILD',
  PARENT = 'PARENT',
  GRANDPARENT = 'GRANDPARENT',
  GRANDCHILD = 'GRANDCHILD',
  SIBLING = 'SIBLING',
  OTHER = 'OTHER',
}
registerEnumType(Relation, { name: 'Relation', description: 'Relation to the head of the household.' });

/** Assistance programmes. */
export enum Programme {
  MINIMUM_LIVING_ALLOWANCE = 'MINIMUM_LIVING_ALLOWANCE',
  EXTREME_HARDSHIP = 'EXTREME_HARDSHIP',
  TEMPORARY_ASSISTANCE = 'TEMPORARY_ASSISTANCE',
  LOW_INCOME_WATCH = 'LOW_INCOME_WATCH',
  REGISTERED_POOR = 'REGISTERED_POOR',
}
registerEnumType(Programme, {
  name: 'Programme',
  description:
    'Assistance programme or register: 低保 allowance, 特困 extreme hardship, 临时救助 temporary assistance, low-income watch list, 建档立卡 registered poor.',
});

/** What a consent allows. */
export enum ConsentPurpose {
  VOLUNTEER_SERVICE = 'VOLUNTEER_SERVICE',
  PROXY_SERVICE = 'PROXY_SERVICE',
  PSYCHOLOGICAL_CARE = 'PSYCHOLOGICAL_CARE',
  PAIRING = 'PAIRING',
  ECONOMIC_VERIFICATION = 'ECONOMIC_VERIFICATION',
}
registerEnumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description: 'Purpose for which a household or person agreed to the use of its data. Each purpose is asked for separately (PIPL).',
});
