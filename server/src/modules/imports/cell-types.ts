import type { ParsedWindow } from './availability.js';
import type { Choice } from './choices.js';

/** A civil date, with minutes after 00:00 Asia/Shanghai where the cell gave a time. */
export interface CivilMoment {
  readonly date: string;
  readonly minute: number | null;
}

/** What each type of cell gives. Names of areas, services, teams and skills stay text: they are looked up later. */
export interface CellValues {
  TEXT: string;
  LIST: string[];
  /** 18 characters. Sex and birth date follow from it. */
  IDENTITY: string;
  /** A mobile number as 11 digits, a landline as area code, hyphen, number. */
  PHONE: string;
  DATE: string;
  MOMENT: CivilMoment;
  CHOICE: string;
  CHOICES: string[];
  INTEGER: number;
  DECIMAL: number;
  BOOLEAN: boolean;
  AVAILABILITY: ParsedWindow[];
}

export type CellType = keyof CellValues;

/** A field of the product into which a column can be brought. */
export interface ImportField<Type extends CellType = CellType> {
  readonly key: string;
  readonly type: Type;
  readonly labelZh: string;
  readonly labelEn: string;
  readonly required: boolean;
  /** Written into the template's sample row; an invented person's. */
  readonly example: string;
  /** Other headers under which rosters keep it. */
  readonly synonyms: readonly string[];
  /** For CHOICE and CHOICES. */
  readonly choices?: readonly Choice[];
  /** For INTEGER and DECIMAL. */
  readonly min?: number;
  readonly max?: number;
  /** For TEXT and each item of a LIST; 100 when left out. */
  readonly maxLength?: number;
  /** For DATE: a day after today is refused. */
  readonly notAfterToday?: boolean;
}

/** Codes of the API's closed list that a cell can earn. */
export type CellErrorCode =
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'OUT_OF_RANGE'
  | 'INVALID_FORMAT'
  | 'INVALID_CHOICE'
  | 'IDENTITY_NUMBER_CHECK_DIGIT'
  | 'NOT_FOUND';

/** The value (null for an empty cell), or why it was refused; the message is English, for developers. */
export type CellResult<Value> =
  | { readonly ok: true; readonly value: Value | null }
  | { readonly ok: false; readonly code: CellErrorCode; readonly message: string };
