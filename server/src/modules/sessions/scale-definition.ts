import type { ScaleDefinition } from './scale.js';

/** What is wrong with a definition, and where. */
export interface DefinitionFault {
  readonly code: 'REQUIRED' | 'OUT_OF_RANGE' | 'INVALID_FORMAT';
  readonly message: string;
  readonly field: string[];
}

/** Words that a screening scale may not use of its results: it never says what somebody has. */
const DIAGNOSIS = /诊断为|确诊|患有|diagnosed|diagnosis of|suffers? from/i;

/**
 * First fault of a scale's definition; null when it can be shown, answered and scored. Bands hold each score that can come out
 * exactly once; items are numbered from 1; every text stands in both languages.
 */
export function definitionFault(definition: ScaleDefinition): DefinitionFault | null {
  return textFault(definition) ?? optionFault(definition) ?? itemFault(definition) ?? numberFault(definition) ?? bandFault(definition);
}

function textFault({ name, lead, items, options, bands, licence }: ScaleDefinition): DefinitionFault | null {
  const all: [string[], { zh: string; en: string }][] = [
    [['name'], name],
    [['lead'], lead],
    [['licence'], licence],
    ...items.map((each, at): [string[], { zh: string; en: string }] => [['items', String(at)], each]),
    ...options.map((each, at): [string[], { zh: string; en: string }] => [['options', String(at)], each]),
    ...bands.map((each, at): [string[], { zh: string; en: string }] => [['bands', String(at)], each]),
  ];
  for (const [field, { zh, en }] of all) {
    if (!zh.trim()) return { code: 'REQUIRED', message: 'The Chinese text is missing.', field: [...field, 'zh'] };
    if (!en.trim()) return { code: 'REQUIRED', message: 'The English text is missing.', field: [...field, 'en'] };
  }
  const said = bands.findIndex(({ zh, en }) => DIAGNOSIS.test(zh) || DIAGNOSIS.test(en));
  if (said !== -1)
    return {
      code: 'INVALID_FORMAT',
      message: 'A band speaks of a diagnosis: a scale screens, and may advise a hospital.',
      field: ['bands', String(said)],
    };
  return null;
}

function optionFault({ options }: ScaleDefinition): DefinitionFault | null {
  const at = options.findIndex(({ value }, index) => index > 0 && value <= (options[index - 1]?.value ?? 0));
  return at === -1 ? null : { code: 'OUT_OF_RANGE', message: 'Answers rise in value.', field: ['options', String(at), 'value'] };
}

function itemFault({ items, options, riskItems, reverseItems = [] }: ScaleDefinition): DefinitionFault | null {
  for (const [field, list] of [
    ['riskItems', riskItems],
    ['reverseItems', reverseItems],
  ] as const) {
    if (list.some((item) => !Number.isInteger(item) || item < 1 || item > items.length) || new Set(list).size !== list.length)
      return { code: 'OUT_OF_RANGE', message: 'Items are numbered from 1, each once.', field: [field] };
  }
  if (riskItems.length > 0 && options[0]?.value !== 0)
    return {
      code: 'OUT_OF_RANGE',
      message: 'An item that opens alerts above zero needs an answer of zero.',
      field: ['options', '0', 'value'],
    };
  if (riskItems.some((item) => reverseItems.includes(item)))
    return { code: 'OUT_OF_RANGE', message: 'An item that opens alerts is not scored the other way round.', field: ['reverseItems'] };
  return null;
}

function numberFault({ items, factor, missingAllowed, reliableChange, options }: ScaleDefinition): DefinitionFault | null {
  if (!(factor > 0 && factor <= 100)) return { code: 'OUT_OF_RANGE', message: 'The factor is above 0 and at most 100.', field: ['factor'] };
  if (missingAllowed >= items.length)
    return { code: 'OUT_OF_RANGE', message: 'A score needs an answer at least.', field: ['missingAllowed'] };
  const [least, greatest] = span(items.length, options, factor);
  if (reliableChange > greatest - least)
    return { code: 'OUT_OF_RANGE', message: 'No score can change by so much.', field: ['reliableChange'] };
  return null;
}

function bandFault({ items, options, factor, bands }: ScaleDefinition): DefinitionFault | null {
  const [least, greatest] = span(items.length, options, factor);
  let next = least;
  for (const [at, { from, to }] of bands.entries()) {
    if (from !== next) return { code: 'OUT_OF_RANGE', message: `The band begins at ${next}.`, field: ['bands', String(at), 'from'] };
    if (to < from) return { code: 'OUT_OF_RANGE', message: 'The band ends before it begins.', field: ['bands', String(at), 'to'] };
    next = to + 1;
  }
  if (next !== greatest + 1)
    return { code: 'OUT_OF_RANGE', message: `The last band ends at ${greatest}.`, field: ['bands', String(bands.length - 1), 'to'] };
  return null;
}

/** Least and greatest score. */
function span(items: number, options: ScaleDefinition['options'], factor: number): [number, number] {
  const values = options.map((option) => option.value);
  return [Math.round(items * Math.min(...values) * factor), Math.round(items * Math.max(...values) * factor)];
}
