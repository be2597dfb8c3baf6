/** Surnames of two characters that still occur; the sign of a surname never tells two people apart. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 长孙 宇文 司徒 司空 夏侯 东方 独孤 南宫 西门 令狐 轩辕 端木 百里 呼延 ' +
    '东郭 南门 羊舌 微生 公冶 太史 申屠 公羊 赫连 澹台 濮阳 淳于 单于 钟离 闾丘 万俟 闻人 太叔 仲孙 宰父 谷梁 段干 鲜于 拓跋 左丘 梁丘 第五 完颜 纳兰'
  ).split(' '),
);

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Nothing but characters that are one unit of text each, as nearly all names are: they need no segmenting. */
const PLAIN_HAN = /^[\u4E00-\u9FFF]+$/;

/** Characters as a reader counts them: a rare character outside the basic plane, or one with a variation mark, is one. */
function characters(text: string): string[] {
  return PLAIN_HAN.test(text) ? text.split('') : Array.from(SEGMENTER.segment(text), (part) => part.segment);
}

function stars(count: number): string {
  return '*'.repeat(Math.max(count, 0));
}

function maskHanName(name: string[]): string {
  const last = name.at(-1) ?? '';
  if (name.length <= 1) return stars(name.length);
  const surname = name.length > 2 && COMPOUND_SURNAMES.has(name.slice(0, 2).join('')) ? name.slice(0, 2) : name.slice(0, 1);
  const given = name.length - surname.length;
  return surname.join('') + (given === 1 ? '*' : stars(given - 1) + last);
}

/** One part of a name in another script: the first letter and always three stars, so that the length does not tell. */
function maskPart(part: string): string {
  const all = characters(part);
  return all.length <= 1 ? stars(all.length) : `${all[0] ?? ''}***`;
}

/**
 * A name as it may stand in a list: 张* for two characters, 王*英 for three, 欧阳*明 with a surname of two,
 * 阿***·买*** and J*** S*** for names in parts.
 */
export function maskName(name: string): string {
  if (PLAIN_HAN.test(name)) return maskHanName(characters(name));
  const text = name.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const compact = text.replaceAll(' ', '');
  if (/^[\p{Script=Han}\p{Variation_Selector}]*$/u.test(compact)) return maskHanName(characters(compact));
  return text.replace(/[^ ·•・.．‧-]+/gu, maskPart);
}

/** Digits of a telephone number without the country code of China, spaces, hyphens or an extension; foreign ones keep their `+`. */
function localDigits(phone: string): string {
  const plain = phone
    .normalize('NFKC')
    .trim()
    .replace(/(?:转|ext\.?|x|#|-(?=\d{1,4}$)(?<=\d{7}-)).*$/iu, '');
  return plain.replace(/(?!^\+)\D/gu, '').replace(/^(?:\+|00)86/u, '');
}

/**
 * A telephone number as it may stand in a list: 138****1234, 0532-****1234, ****1234 without an area code.
 * A text with fewer than seven digits is hidden whole.
 */
export function maskPhone(phone: string): string {
  const digits = localDigits(phone);
  const tail = digits.slice(-4);
  if (digits.length < 7) return stars(digits.length);
  if (/^1[3-9]\d{9}$/.test(digits)) return `${digits.slice(0, 3)}****${tail}`;
  const area = /^(010|02\d|0[3-9]\d{2})\d{7,8}$/.exec(digits)?.[1];
  return area === undefined ? `****${tail}` : `${area}-****${tail}`;
}

const HAN = String.raw`\p{Script=Han}`;
/** A Han character that does not already end one of the levels of an address. */
const PLAIN = String.raw`(?![省市区县镇乡街道路])${HAN}`;
const LEVELS = [
  new RegExp(`^(?:${PLAIN}){2,7}(?:省|自治区)`, 'u'),
  new RegExp(`^(?:${PLAIN}){2,6}市`, 'u'),
  new RegExp(`^(?:市[南北中]|(?:${PLAIN}){1,6})(?:新区|区|县|市)`, 'u'),
  // A sub-district may be named after a road (香港中路街道); a town or township may not.
  new RegExp(`^(?:(?:${HAN}){1,7}?(?:街道办事处|街道)|(?:${PLAIN}){1,6}(?:镇|乡))`, 'u'),
  new RegExp(
    `^(?:(?:${HAN}){1,9}?(?:社区居民委员会|社区居委会|社区)|(?:${PLAIN}){1,8}?(?:居民委员会|居委会|村民委员会|村委会|村(?![东西南北中前后]?[路街巷道庄]))(?!社区))`,
    'u',
  ),
] as const;

/**
 * An address up to the community or village, the rest hidden: 崂山区金家岭街道金家岭社区****.
 * Where the text does not say the levels above the door, nothing of it is shown.
 */
export function maskAddress(address: string): string {
  const text = address.normalize('NFKC').replace(/\s+/gu, '');
  let kept = 0;
  for (const level of LEVELS) kept += level.exec(text.slice(kept))?.[0].length ?? 0;
  return kept === text.length ? text : `${text.slice(0, kept)}****`;
}
