import { describe, expect, it } from 'vitest';
import { NotificationTemplate } from './notification.js';
import { render } from './render.js';

const template = Object.assign(new NotificationTemplate(), {
  subject: '新派单 {{number}}',
  subjectEn: 'New offer {{number}}',
  body: '共 {{count}} 项：{{link}}',
  bodyEn: '{{count}} in all: {{link}}',
});

describe('a text', () => {
  it('takes number, count and link, in either language', () => {
    const holes = { number: 'N0000012', count: 3, link: 'https://help.example/m' };
    expect(render(template, 'zh-CN', holes)).toEqual({ subject: '新派单 N0000012', text: '共 3 项：https://help.example/m' });
    expect(render(template, 'en', holes)).toEqual({ subject: 'New offer N0000012', text: '3 in all: https://help.example/m' });
  });

  it('leaves no gap where there is nothing to put in, and reads what is put in as it is', () => {
    expect(render(template, 'en', { number: '', count: null, link: '{{number}}' })).toEqual({
      subject: 'New offer',
      text: '0 in all: {{number}}',
    });
  });
});
