import { registerEnumType } from 'type-graphql';

/** Kinds of help in a pairing. */
export enum HelpKind {
  PRODUCE_SALES = 'PRODUCE_SALES',
  SKILLS_JOBS = 'SKILLS_JOBS',
  SCHOOL_HELP = 'SCHOOL_HELP',
  COMPANIONSHIP = 'COMPANIONSHIP',
  CARE = 'CARE',
}
registerEnumType(HelpKind, {
  name: 'HelpKind',
  description: 'Kind of help: finding buyers for produce, skills and jobs, help with school, companionship, care.',
});

/** Where a project stands. */
export enum PairingProjectState {
  DRAFT = 'DRAFT',
  RECRUITING = 'RECRUITING',
  RUNNING = 'RUNNING',
  EVALUATED = 'EVALUATED',
  CLOSED = 'CLOSED',
}
registerEnumType(PairingProjectState, {
  name: 'PairingProjectState',
  description: 'Where a project stands. Pairings begin while it is recruiting or running.',
});

/** What a supporter is. */
export enum SupporterKind {
  PERSON = 'PERSON',
  FIRM = 'FIRM',
  SCHOOL = 'SCHOOL',
  PARTY_BRANCH = 'PARTY_BRANCH',
  ASSOCIATION = 'ASSOCIATION',
}
registerEnumType(SupporterKind, { name: 'SupporterKind', description: 'What a supporter is.' });

/** Where a pairing stands. EXPIRED is never stored: it follows from the instant at which a hold ends. */
export enum PairingState {
  HELD = 'HELD',
  EXPIRED = 'EXPIRED',
  CONSENTED = 'CONSENTED',
  ACTIVE = 'ACTIVE',
  PAUSED = 'PAUSED',
  GRADUATED = 'GRADUATED',
  ENDED = 'ENDED',
}
registerEnumType(PairingState, {
  name: 'PairingState',
  description: 'Where a pairing stands. A hold is EXPIRED from the very instant at which it ends, whether or not anybody looked.',
});

/** Why a pairing ended. */
export enum PairingEndReason {
  SUPPORTER_WITHDREW = 'SUPPORTER_WITHDREW',
  HOUSEHOLD_WITHDREW = 'HOUSEHOLD_WITHDREW',
  NO_RESPONSE = 'NO_RESPONSE',
  MOVED = 'MOVED',
  CONFLICT = 'CONFLICT',
  RELEASED = 'RELEASED',
  PROJECT_CLOSED = 'PROJECT_CLOSED',
  OTHER = 'OTHER',
}
registerEnumType(PairingEndReason, {
  name: 'PairingEndReason',
  description: 'Why a pairing ended. RELEASED: the hold was given back before both sides had agreed.',
});

/** What a household may allow an organisation to see of it. */
export enum SharedField {
  NAME = 'NAME',
  PHONE = 'PHONE',
  ADDRESS = 'ADDRESS',
  MEMBERS = 'MEMBERS',
  INCOME = 'INCOME',
  PHOTO = 'PHOTO',
}
registerEnumType(SharedField, {
  name: 'SharedField',
  description: 'What a household may allow an organisation to see of it.',
  valuesConfig: { PHOTO: { description: 'Photos of its people in the project.' } },
});

/** How somebody was in touch. */
export enum PairingContactKind {
  CALL = 'CALL',
  VISIT = 'VISIT',
  MESSAGE = 'MESSAGE',
  MEETING = 'MEETING',
}
registerEnumType(PairingContactKind, { name: 'PairingContactKind', description: 'How the supporter and the household were in touch.' });

/** Why a pairing needs somebody. */
export enum PairingRisk {
  HOLD_EXPIRING = 'HOLD_EXPIRING',
  WAITING_TO_START = 'WAITING_TO_START',
  SILENT = 'SILENT',
  PAUSE_OVER = 'PAUSE_OVER',
  CONSENT_GONE = 'CONSENT_GONE',
  CONSENT_EXPIRING = 'CONSENT_EXPIRING',
  VETTING_EXPIRED = 'VETTING_EXPIRED',
}
registerEnumType(PairingRisk, {
  name: 'PairingRisk',
  description: 'Why a pairing is at risk. Thresholds are dated policy parameters (pairing.…).',
  valuesConfig: {
    HOLD_EXPIRING: { description: 'The hold ends today.' },
    WAITING_TO_START: { description: 'Both sides agreed, and nobody has started it.' },
    SILENT: { description: 'Nobody was in touch for longer than pairing.silence.days.' },
    PAUSE_OVER: { description: 'The pause has ended, and nobody has resumed it.' },
    CONSENT_GONE: { description: "The household's consent has run out." },
    CONSENT_EXPIRING: { description: "The household's consent runs out within pairing.consent.expiring.days." },
    VETTING_EXPIRED: { description: 'The supporter must be looked into again.' },
  },
});

/** What a line of a project's money is. */
export enum FundKind {
  FUNDING = 'FUNDING',
  BUDGET = 'BUDGET',
  SPENT = 'SPENT',
}
registerEnumType(FundKind, { name: 'FundKind', description: 'Money that came in, an item of the budget, or money spent.' });
