import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSettings, outboundOf } from './settings.js';

const MAIL = { SMTP_URL: 'smtps://u:p@mail.example.cn', MAIL_FROM: 'help@civil.example.cn', PUBLIC_URL: 'https://help.example.cn' };

describe('settings of what leaves the server', () => {
  it('send no mail and know two kinds of robots while nothing is said', () => {
    expect(outboundOf(loadSettings({}))).toEqual({ mail: null, webhookHosts: ['qyapi.weixin.qq.com', 'oapi.dingtalk.com'] });
  });

  it('are read as they are written', () => {
    expect(outboundOf(loadSettings({ ...MAIL, WEBHOOK_HOSTS: ' Relay.example:8443, 127.0.0.1:9000 ' }))).toEqual({
      mail: { url: MAIL.SMTP_URL, from: MAIL.MAIL_FROM },
      webhookHosts: ['relay.example:8443', '127.0.0.1:9000'],
    });
  });

  it.each([
    ['MAIL_FROM', { ...MAIL, MAIL_FROM: '' }],
    ['PUBLIC_URL', { ...MAIL, PUBLIC_URL: '' }],
    ['MAIL_FROM', { ...MAIL, MAIL_FROM: 'nobody' }],
    ['SMTP_URL', { ...MAIL, SMTP_URL: 'https://mail.example.cn' }],
    ['WEBHOOK_HOSTS', { WEBHOOK_HOSTS: 'https://relay.example/x' }],
  ])('name %s when it is wrong', (name, env) => {
    expect(() => loadSettings(env)).toThrow(`Setting ${name}`);
  });

  it('stand in the table of the README', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    for (const name of ['SMTP_URL', 'MAIL_FROM', 'WEBHOOK_HOSTS']) expect(readme).toContain(`| \`${name}\` |`);
  });
});
