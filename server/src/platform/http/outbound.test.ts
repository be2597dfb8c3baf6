import { describe, expect, it } from 'vitest';
import { isInside, outboundUrl, postJson } from './outbound.js';

const HOSTS = ['qyapi.weixin.qq.com', 'relay.example:8443', '127.0.0.1:9000', '10.0.0.5'];

describe('an address to call', () => {
  it.each(['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', 'https://relay.example:8443/x', 'http://127.0.0.1:9000/x'])(
    'may be %s',
    (text) => expect(outboundUrl(text, HOSTS)?.href).toBe(text),
  );

  it.each([
    'http://qyapi.weixin.qq.com/x',
    'https://qyapi.weixin.qq.com.evil.example/x',
    'https://user:pass@qyapi.weixin.qq.com/x',
    'https://qyapi.weixin.qq.com:8443/x',
    'https://127.0.0.1/x',
    'http://127.0.0.1:9001/x',
    'https://169.254.169.254/latest',
    'https://10.0.0.5/x',
    'file:///etc/passwd',
    'ftp://qyapi.weixin.qq.com/x',
    'qyapi.weixin.qq.com',
  ])('may not be %s', (text) => expect(outboundUrl(text, HOSTS)).toBeNull());
});

describe('an address of a server', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::ffff:10.0.0.1',
    'fd00::1',
    'fe80::1',
    'nonsense',
  ])('%s is inside', (address) => expect(isInside(address)).toBe(true));
  it.each(['101.91.40.24', '2402:4e00::1', '172.32.0.1'])('%s is not', (address) => expect(isInside(address)).toBe(false));

  it('is not called when a listed name leads inside', async () => {
    const url = outboundUrl('https://localhost/x', ['localhost']);
    await expect(postJson(url as URL, {})).rejects.toMatchObject({ code: 'EPRIVATE' });
  });
});
