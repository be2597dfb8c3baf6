import type { ParsedWindow } from './availability.js';
import type { Choice } from './choices.js';

/** An identity number and what follows from it. */
export interface ImportedIdentity {
  /** 18 characters. */
  readonly number: string;
  readonly birthDate: string;
  readonly sex: 'FEMALE' | 'MALE';
}

/** What each type of cell gives. Names of areas, services, teams and skills stay text: they are looked up later. */
export interface CellValues {
  TEXT: string;
  LIST: string[];
  IDENTITY: ImportedIdentity;
  /** A mobile number as 11 digits, a landline as area code, hyphen, number. */
  PHONE: string;
  DATE: string;
  /** An instant; a date without a time is the first or last minute of that day in Asia/Shanghai. */
  MOMENT: Date;
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
  readonly example: string | null;
  /** Other headers under which rosters keep it. */
  readonly synonyms: readonly string[];
  /** For CHOICE and CHOICES. */
  readonly choices?: readonly Choice[];
  /** For INTEGER and DECIMAL. */
  readonly min?: number;
  readonly max?: number;
  /** For TEXT and each item of a LIST; 100 when left out. */
  readonly maxLength?: number;
  /** Fields that may stand in for a required one, alone or together. */
  readonly instead?: readonly string[];
  /** For MOMENT: whether a date alone means the first or the last minute of the day. */
  readonly dateMeans?: 'START' | 'END';
  /** For DATE: a day after today is refused. */
  readonly notAfterToday?: boolean;
}

/** Codes of the API's closed list that a cell can earn. */
export type CellErrorCode = 'TOO_LONG' | 'OUT_OF_RANGE' | 'INVALID_FORMAT' | 'INVALID_CHOICE' | 'IDENTITY_NUMBER_CHECK_DIGIT';

/** The value (undefined for a cell that says nothing), or why it was refused; the message is English, for developers. */
export type CellResult<Value> =
  | { readonly ok: true; readonly value: Value | undefined }
  | { readonly ok: false; readonly code: CellErrorCode; readonly message: string };
