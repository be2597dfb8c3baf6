import { registerEnumType } from 'type-graphql';

/** What a clock is about. A module that opens clocks adds its noun here; rows of the noun are reached by id. */
export enum ClockSubject {
  LEAD = 'LEAD',
  CASE = 'CASE',
  APPLICATION = 'APPLICATION',
  RELIEF = 'RELIEF',
  OBLIGATION = 'OBLIGATION',
  PLAN = 'PLAN',
  DOCUMENT = 'DOCUMENT',
  HOUSEHOLD = 'HOUSEHOLD',
  INSPECTION_FINDING = 'INSPECTION_FINDING',
  REVIEW = 'REVIEW',
  WITHDRAWAL = 'WITHDRAWAL',
  DISPERSED_CARE = 'DISPERSED_CARE',
}
registerEnumType(ClockSubject, { name: 'ClockSubject', description: 'What kind of thing a clock is about.' });

/** In what a rule counts. */
export enum ClockUnit {
  HOUR = 'HOUR',
  DAY = 'DAY',
  WORKING_DAY = 'WORKING_DAY',
}
registerEnumType(ClockUnit, {
  name: 'ClockUnit',
  description:
    'HOUR: hours in which the clock runs. DAY, WORKING_DAY: whole days in Asia/Shanghai after the day it began, those at whose end it stood still left out; due at the end of the last one. WORKING_DAY follows the official calendar with its make-up days.',
});

/** Why a clock stands still; a closed list, so that pauses can be counted and questioned. */
export enum PauseReason {
  AWAITING_HOUSEHOLD = 'AWAITING_HOUSEHOLD',
  AWAITING_OTHER_OFFICE = 'AWAITING_OTHER_OFFICE',
  ECONOMIC_VERIFICATION = 'ECONOMIC_VERIFICATION',
  HOUSEHOLD_AWAY = 'HOUSEHOLD_AWAY',
  IN_HOSPITAL = 'IN_HOSPITAL',
  FORCE_MAJEURE = 'FORCE_MAJEURE',
}
registerEnumType(PauseReason, { name: 'PauseReason', description: 'Why a clock stands still.' });
