import type { NotificationTemplate } from './notification.js';

/** What can be put into a text: nothing else is known to it. */
export interface Holes {
  readonly number: string;
  readonly count: number | null;
  readonly link: string;
}

/** A text to be read. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
}

function fill(words: string, holes: Holes): string {
  return words
    .replaceAll('{{number}}', holes.number)
    .replaceAll('{{count}}', String(holes.count ?? 0))
    .replaceAll('{{link}}', holes.link)
    .replaceAll(/ +$/gm, '')
    .trim();
}

/** How a template reads in a language: zh-CN, or else English. */
export function render(template: NotificationTemplate, language: string, holes: Holes): Rendered {
  return language === 'zh-CN'
    ? { subject: fill(template.subject, holes), text: fill(template.body, holes) }
    : { subject: fill(template.subjectEn, holes), text: fill(template.bodyEn, holes) };
}
