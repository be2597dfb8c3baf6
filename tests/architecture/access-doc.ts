import { catalogue } from '@finemesh/server/dist/platform/access/catalogue.js';
import type { RootField } from '../testkit/schema.js';

/** A row policy as the database holds it. */
export interface Policy {
  table: string;
  name: string;
  command: string;
  using: string | null;
  check: string | null;
}

/** Column heads; the table would not fit a page with whole names. */
const SHORT: Readonly<Record<string, string>> = {
  ADMIN: 'Adm',
  COORDINATOR: 'Coo',
  SOCIAL_WORKER: 'SoW',
  CLINICAL_SUPERVISOR: 'Cli',
  NGO_STAFF: 'NGO',
  GRID_WORKER: 'Grd',
  HOTLINE_AGENT: 'Hot',
  VOLUNTEER: 'Vol',
  BUREAU_SUPERVISOR: 'Bur',
  AUDITOR: 'Aud',
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const code = (text: string): string => `\`${text.replace(/\s+/g, ' ').replaceAll('|', '\\|')}\``;

/** The policy without the casts and brackets that the database adds when it prints it. */
function readable(condition: string): string {
  return condition
    .replace(/::text\b/g, '')
    .replace(/\( ?SELECT (app\.\w+\([^()]*(?:\([^()]*\))?[^()]*\)) AS \w+\)/g, '$1')
    .replace(/\s+/g, ' ');
}

/** The text of docs/access.md. */
export function accessDoc(roots: readonly RootField[], policies: readonly Policy[], definers: Readonly<Record<string, string>>): string {
  const roles = Object.keys(SHORT);
  const fieldsOf = (action: string) => roots.filter(({ field }) => field.extensions['action'] === action).map(({ name }) => code(name)).toSorted();
  const open = roots.filter(({ field }) => field.extensions['public'] === true).map(({ name }) => code(name)).toSorted();
  const holds = Object.entries(catalogue).map(([action, held]) => [code(action), ...roles.map((role) => ((held as readonly string[]).includes(role) ? '●' : ''))]);
  const guards = Object.keys(catalogue)
    .map((action): [string, string[]] => [action, fieldsOf(action)])
    .filter(([, fields]) => fields.length > 0);
  const tables = new Map<string, Policy[]>();
  // The keeper lets the owner of the tables in, whom FORCE would shut out; it says nothing about anybody else.
  for (const policy of policies) if (policy.name !== 'keeper') tables.set(policy.table, [...(tables.get(policy.table) ?? []), policy]);
  return `# Access

Generated from the catalogue of actions, the schema and the row policies of the database. Do not edit it: after a change run
\`npx vitest run --config tests/vitest.config.ts --project architecture access-doc -u\` and read what became different.

Two questions decide every request. *May this role do this at all?* is asked once, at the root field, of the catalogue below. *Does this row exist
for this person?* is asked by the database, for every statement, of the policies below: a row elsewhere answers exactly like one that does not exist.
A grant holds in an area and everything below it, or for an organisation.

## Who holds which action

${roles.map((role) => `${SHORT[role]} ${role}`).join(', ')}.

${table(['action', ...Object.values(SHORT)], holds)}

## Which action a root field asks for

Without a session: ${open.join(', ')}.

${table(['action', 'root fields'], guards.map(([action, fields]) => [code(action), fields.join(', ')]))}

## Which rows exist for whom

\`app.scope(action)\` are the areas in which the actor holds an action, \`app.can(action)\` whether it holds it anywhere. A table without a policy for a
command refuses it.

${[...tables].map(([name, own]) => `### ${name}\n\n${table(['policy', 'for', 'rows', 'new rows'], own.map(({ name: policy, command, using, check }) => [policy, command.toLowerCase(), using ? code(readable(using)) : '', check ? code(readable(check)) : '']))}`).join('\n\n')}

## Functions that see more than their caller

Each has a fixed search path and a reason.

${table(['function', 'reason'], Object.entries(definers).map(([name, reason]) => [code(name), reason]))}
`;
}
