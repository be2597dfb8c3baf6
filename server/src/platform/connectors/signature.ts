import { createHash, createHmac, createPrivateKey, createPublicKey, randomBytes, sign, timingSafeEqual, verify } from 'node:crypto';
import { ConnectorFault, ConnectorFaultCode, type Connector, type SignedMessage, type SigningKey, type VerifyingKey } from './connector.js';

/** Which way a message goes: with a shared key, a question must not be played back as its own answer. */
type Direction = 'question' | 'answer';

/** The text that is signed: direction, instant, nonce and the SHA-256 of the body in hex, a line each. */
export function signedText(direction: Direction, { timestamp, nonce, body }: Pick<SignedMessage, 'timestamp' | 'nonce' | 'body'>): string {
  return `finemesh-${direction}-1\n${timestamp}\n${nonce}\n${createHash('sha256').update(body).digest('hex')}`;
}

/** HMAC-SHA256 with a key that both sides hold. @throws Error when it is so short that it can be guessed */
export function hmacKey(id: string, secret: Buffer): SigningKey & VerifyingKey {
  if (secret.length < 16) throw new Error('a shared key has 16 bytes at least');
  const mac = (text: string): Buffer => createHmac('sha256', secret).update(text).digest();
  return {
    id,
    sign: (text) => mac(text).toString('base64'),
    verify: (text, signature) => {
      const [wanted, given] = [mac(text), Buffer.from(signature, 'base64')];
      return wanted.length === given.length && timingSafeEqual(wanted, given);
    },
  };
}

/** Ed25519, with our private key (PKCS #8, DER). @throws Error when it is none */
export function ed25519SigningKey(id: string, der: Buffer): SigningKey {
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
  return { id, sign: (text) => sign(null, Buffer.from(text), key).toString('base64') };
}

/** Ed25519, with the other side's public key (SPKI, DER). @throws Error when it is none */
export function ed25519VerifyingKey(id: string, der: Buffer): VerifyingKey {
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
  return { id, verify: (text, signature) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')) };
}

/** A nonce that nobody can guess. */
export function newNonce(): string {
  return randomBytes(18).toString('base64url');
}

/** Signs a question. */
export function signQuestion(key: SigningKey, question: { body: string; nonce: string; now: Date }): SignedMessage {
  const message = { timestamp: question.now.toISOString(), nonce: question.nonce, body: question.body };
  return { ...message, keyId: key.id, signature: key.sign(signedText('question', message)) };
}

/**
 * Makes sure that an answer was signed by the other side, for this question, lately.
 * @throws ConnectorFault SIGNATURE, REPLAYED (of another question), STALE
 */
export function verifyAnswer(connector: Connector, answer: SignedMessage, expected: { nonce: string; now: Date }): void {
  const key = connector.verifyWith.find((one) => one.id === answer.keyId);
  if (!key?.verify(signedText('answer', answer), answer.signature)) throw new ConnectorFault(ConnectorFaultCode.SIGNATURE);
  if (answer.nonce !== expected.nonce) throw new ConnectorFault(ConnectorFaultCode.REPLAYED);
  const age = (expected.now.getTime() - Date.parse(answer.timestamp)) / 1000;
  if (!(age <= connector.answerSeconds.old && -age <= connector.answerSeconds.ahead)) throw new ConnectorFault(ConnectorFaultCode.STALE);
}
