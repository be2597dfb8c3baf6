import type { SourceFile } from './source-files.js';

/** Domain modules, lowest first. A module imports only what stands before it. A new module takes its place here. */
const MODULE_ORDER = [
  'areas',
  'accounts',
  'notifications',
  'calendars',
  'policies',
  'households',
  'deadlines',
  'catalogue',
  'volunteers',
  'plans',
  'relief',
  'proxy',
  'tasks',
  'assignments',
  'photos',
  'teamwork',
  'records',
  'feeds',
  'joining',
  'qualifying',
  'matching',
  'leaving',
  'assistance',
  'verification',
  'allowance',
  'hardship',
  'homecare',
  'subsidy',
  'grid',
  'coverage',
  'resources',
  'cases',
  'leads',
  'pairing',
  'produce',
  'sessions',
  'imports',
  'comparisons',
  'figures',
  'inspections',
  'outreach',
  'training',
  'world',
];

/** One line a rule: whom it is about, and what such a file must not import. */
interface Rule {
  readonly says: string;
  readonly about: RegExp;
  readonly forbids: (file: SourceFile, target: string) => boolean;
}

const MODULES = 'server/src/modules/';
const ENGINE = `${MODULES}matching/engine/`;

/** The module a path belongs to; the list of modules itself (`modules/index.ts`) belongs to none. */
function moduleOf(path: string): string | undefined {
  return new RegExp(`^${MODULES}([^/]+)/`).exec(path)?.[1];
}

const RULES: readonly Rule[] = [
  {
    says: 'the platform knows no domain module',
    about: /^server\/src\/platform\//,
    forbids: (_file, target) => target.startsWith(MODULES),
  },
  {
    says: 'a migration stands for itself, for modules go on changing after it',
    about: /^server\/src\/migrations\//,
    forbids: (_file, target) => target.startsWith(MODULES),
  },
  {
    says: 'a module imports only modules below itself',
    about: new RegExp(`^${MODULES}[^/]+/`),
    forbids: (file, target) => {
      const [from, to] = [moduleOf(file.path), moduleOf(target)];
      const known = from !== undefined && MODULE_ORDER.includes(from) && to !== undefined;
      return known && MODULE_ORDER.indexOf(to) > MODULE_ORDER.indexOf(from);
    },
  },
  {
    says: 'a module imports another only through its index.ts',
    about: /^server\/src\//,
    forbids: (file, target) => {
      const to = moduleOf(target);
      return to !== undefined && to !== moduleOf(file.path) && target !== `${MODULES}${to}/index.ts`;
    },
  },
  {
    says: 'the matching engine is pure: itself and the solver, nothing else',
    about: new RegExp(`^${ENGINE}(?!.*\\.test\\.ts$)`),
    forbids: (_file, target) => !target.startsWith(ENGINE) && target !== 'highs',
  },
  {
    says: "the console's small parts know no GraphQL and no routes",
    about: /^web\/src\/ui\//,
    forbids: (_file, target) => /^(@apollo\/client|graphql|@tanstack\/react-router|web\/src\/(gql|routes|features))(\/|$)/.test(target),
  },
];

/** Breaches that we live with for a stated reason. The list may only shrink. */
export const EXEMPTIONS: readonly { readonly file: string; readonly imports: string; readonly reason: string }[] = [
  {
    file: 'server/src/migrations/20261101001100-seed-areas.ts',
    imports: 'server/src/modules/areas/qingdao.ts',
    reason: 'reference data that only a new migration changes',
  },
  {
    file: 'server/src/migrations/20261101001200-seed-catalogue.ts',
    imports: 'server/src/modules/catalogue/seed.ts',
    reason: 'reference data that only a new migration changes',
  },
  {
    file: 'web/src/ui/tags.tsx',
    imports: 'web/src/gql/graphql',
    reason: "the names of the contract's states, as types only",
  },
];

/** Modules that nobody has given a place in the order. */
function placeless(files: readonly SourceFile[]): string[] {
  const modules = new Set(files.map((file) => moduleOf(file.path)).filter((name) => name !== undefined));
  return [...modules]
    .filter((name) => !MODULE_ORDER.includes(name))
    .map((name) => `${MODULES}${name} has no place in the order of modules`);
}

/** Every breach as one line: file, what it imports, the rule. Exempted ones are left out. */
export function breaches(files: readonly SourceFile[], exemptions = EXEMPTIONS): string[] {
  const byRule = files.flatMap((file) =>
    RULES.filter((rule) => rule.about.test(file.path)).flatMap((rule) =>
      file.imports
        .filter((target) => rule.forbids(file, target))
        .filter((target) => !exemptions.some((exempt) => exempt.file === file.path && exempt.imports === target))
        .map((target) => `${file.path} imports ${target}: ${rule.says}`),
    ),
  );
  return [...placeless(files), ...byRule];
}
