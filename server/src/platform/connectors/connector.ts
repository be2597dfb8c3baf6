/** Why an exchange with an outside party failed, from a closed list; nothing of what was exchanged is in it. */
export enum ConnectorFaultCode {
  TIMEOUT = 'TIMEOUT',
  UNREACHABLE = 'UNREACHABLE',
  UNAVAILABLE = 'UNAVAILABLE',
  REFUSED = 'REFUSED',
  SIGNATURE = 'SIGNATURE',
  STALE = 'STALE',
  REPLAYED = 'REPLAYED',
  MALFORMED = 'MALFORMED',
  TOO_LARGE = 'TOO_LARGE',
}

/** Faults that may be gone a moment later. A signature that is wrong or an answer that was given before is not asked for again. */
const PASSING: readonly ConnectorFaultCode[] = [ConnectorFaultCode.TIMEOUT, ConnectorFaultCode.UNREACHABLE, ConnectorFaultCode.UNAVAILABLE];

/** An exchange that failed. Its message carries the code alone: questions hold identity numbers, and errors are logged. */
export class ConnectorFault extends Error {
  constructor(readonly code: ConnectorFaultCode) {
    super(`the exchange failed: ${code}`);
  }

  /** Whether asking again may help. */
  get passing(): boolean {
    return PASSING.includes(this.code);
  }
}

/** A message with what proves who wrote it and when, and to which question it belongs. */
export interface SignedMessage {
  /** Id of the key that signed it. */
  readonly keyId: string;
  /** Instant at which it was signed (UTC, ISO 8601). */
  readonly timestamp: string;
  /** Random text of the question; an answer bears that of its question and is worth nothing for another. */
  readonly nonce: string;
  /** The text exactly as it was signed. */
  readonly body: string;
  /** Base64. */
  readonly signature: string;
}

/** What a connector found among the answers that arrived. */
export type Outcome = 'taken' | { readonly aside: string };

/**
 * A way to an outside party. Two exist: HTTPS, which answers at once, and folders, where the answer comes later. A third
 * implements this and is named in `settings.ts`.
 */
export interface Connector {
  readonly kind: 'https' | 'files';
  /** Tries in all before a passing fault counts. */
  readonly attempts: number;
  /** Wait before the second try, in milliseconds; doubled with each further one. */
  readonly backoffMs: number;
  /** How old an answer may be at most when it arrives, and how far in the future it may claim to be, in seconds. */
  readonly answerSeconds: { readonly old: number; readonly ahead: number };
  readonly signWith: SigningKey;
  readonly verifyWith: readonly VerifyingKey[];
  /**
   * Hands a question over. @returns the answer, not yet verified, or null when it comes later through {@link arrived}
   * @throws ConnectorFault
   */
  send(id: string, question: SignedMessage): Promise<SignedMessage | null>;
  /** Names of answers that have arrived since, the oldest first. */
  arrived(): Promise<string[]>;
  /** Reads one of them, not yet verified. @throws ConnectorFault MALFORMED, TOO_LARGE */
  read(name: string): Promise<SignedMessage>;
  /** Removes one that was taken, or sets it aside with the reason beside it. */
  finish(name: string, outcome: Outcome): Promise<void>;
  /** Ids of questions that nobody has fetched yet. */
  pending(): Promise<string[]>;
  /** Takes a question back, if it still lies there. */
  takeBack(id: string): Promise<void>;
}

/** A key that signs what leaves. */
export interface SigningKey {
  readonly id: string;
  sign(text: string): string;
}

/** A key that verifies what comes. */
export interface VerifyingKey {
  readonly id: string;
  verify(text: string, signature: string): boolean;
}

/** Connectors of this process by name, as the operator's settings say. */
export type Connectors = ReadonlyMap<string, Connector>;
