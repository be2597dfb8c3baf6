import { z } from 'zod';
import { ConnectorFault, ConnectorFaultCode } from '../../platform/connectors/index.js';
import { VerificationMeasure } from './catalogue.js';

/** Most that an answer may say, in fen or things. */
const MOST = 1_000_000_000_000;
/** Further members are kept as evidence and read by people alone. */
const BODY = z.looseObject({
  requestId: z.string(),
  item: z.string(),
  found: z.boolean(),
  value: z.int().min(0).max(MOST).optional(),
  asOf: z.iso.date(),
});

/** What an answer says, as the platform reads it. */
export interface ReadAnswer {
  readonly found: boolean;
  /** Null for yes or no; 0 where the department has nothing. */
  readonly value: number | null;
  /** Civil day. */
  readonly asOf: string;
}

function parsed(body: string): z.infer<typeof BODY> {
  try {
    return BODY.parse(JSON.parse(body));
  } catch {
    throw new ConnectorFault(ConnectorFaultCode.MALFORMED);
  }
}

/** Which question an answer says it belongs to; it is believed only once its signature is verified. @throws ConnectorFault MALFORMED */
export function questionOf(body: string): string {
  return parsed(body).requestId;
}

/** Reads an answer to a question. @throws ConnectorFault MALFORMED: another question or item, a measure without a value, a day to come */
export function readAnswer(body: string, asked: { id: string; item: string; measure: VerificationMeasure; today: string }): ReadAnswer {
  const { requestId, item, found, value, asOf } = parsed(body);
  const measured = asked.measure !== VerificationMeasure.YES_NO;
  if (requestId !== asked.id || item !== asked.item || asOf > asked.today || (found && measured && value === undefined))
    throw new ConnectorFault(ConnectorFaultCode.MALFORMED);
  return { found, value: measured ? (found ? (value ?? 0) : 0) : null, asOf };
}
