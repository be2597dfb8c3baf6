import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Longest that a foreign server may take, in milliseconds. */
const PATIENCE_MS = 10_000;
/** Most that is read of its answer, in bytes. */
const MOST_BYTES = 10_000;

/** Addresses that are nobody's on the public net: what answers there is inside. IPv4 within IPv6 is held against the rules of IPv4. */
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** Whether an address is a private, local or otherwise not public one. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  return family === 0 || inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]']);

/**
 * Reads an address that somebody typed: of a listed host alone, over https. A loopback address that the operator lists is
 * taken over http too: a relay beside the server.
 * @returns null when it is none of these
 */
export function outboundUrl(text: string, hosts: readonly string[]): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return null;
  if (!hosts.includes(url.host)) return null;
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 && isInside(bare) && !LOOPBACK.has(url.hostname)) return null;
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))) return url;
  return null;
}

/** A look-up that finds public addresses only, asked when the connection is made: a name that moves inside is not followed. */
const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const found = addresses?.filter(({ address }) => !isInside(address)) ?? [];
    if (error) return callback(error, '', 0);
    const [first] = found;
    if (first === undefined) return callback(Object.assign(new Error('not a public address'), { code: 'EPRIVATE' }), '', 0);
    return options.all ? callback(null, found) : callback(null, first.address, first.family);
  });
};

/** What a foreign server answered. */
export interface OutboundAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Posts JSON to an address that {@link outboundUrl} has read. Redirects are answers like others: nobody is followed anywhere.
 * @throws Error with `code` when there is no answer in time
 */
export function postJson(url: URL, body: object, headers: Readonly<Record<string, string>> = {}): Promise<OutboundAnswer> {
  const loopback = LOOPBACK.has(url.hostname);
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    const request = send(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), ...headers },
        signal: AbortSignal.timeout(PATIENCE_MS),
        agent: false,
        ...(loopback ? {} : { lookup: publicLookup }),
      },
      (response) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        response.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > MOST_BYTES) response.destroy(Object.assign(new Error('answer too long'), { code: 'ETOOLONG' }));
          else parts.push(part);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}
