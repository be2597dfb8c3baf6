import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { node, root, say, Stop, withoutAddresses } from './command.mjs';
import { filesBelow, fingerprint, stamp } from './fingerprint.mjs';

/** @param {string} path */
const at = (path) => join(root, path);

/** What the console is made from, without what the schema step writes into it. */
function webSources() {
  const top = readdirSync(at('web'), { withFileTypes: true }).filter((entry) => entry.isFile());
  const below = ['build', 'public', 'src'].flatMap((folder) => filesBelow(at(`web/${folder}`)));
  return [...top.map((entry) => at(`web/${entry.name}`)), ...below.filter((path) => !path.startsWith(at('web/src/gql')))];
}

const serverSources = () => [
  at('tsconfig.base.json'),
  at('server/tsconfig.json'),
  at('server/package.json'),
  ...filesBelow(at('server/src')).filter((path) => !path.endsWith('.test.ts')),
];

/** The compiler never removes what it once wrote; a deleted module or migration must not live on. */
function removeOrphans() {
  for (const built of filesBelow(at('server/dist')).filter((path) => path.endsWith('.js'))) {
    const source = at(join('server/src', relative(at('server/dist'), built).replace(/\.js$/, '.ts')));
    if (!existsSync(source)) rmSync(built);
  }
}

/**
 * The build in order. `needs` are the files whose content decides whether a step runs again, `makes` must exist.
 * @type {{ name: string, says: string, needs: () => string[], makes: string, args: string[], cwd?: string, before?: () => void, after?: () => void }[]}
 */
const STEPS = [
  {
    name: 'server',
    says: '编译服务器 / compiling the server',
    needs: serverSources,
    makes: 'server/dist/main.js',
    args: [at('node_modules/typescript/bin/tsc'), '-p', 'server'],
    after: removeOrphans,
  },
  {
    name: 'schema',
    says: '生成接口定义 / generating the schema',
    needs: () => [
      ...serverSources(),
      ...filesBelow(at('schema')).filter((path) => path.endsWith('.mjs')),
      ...webSources().filter((path) => /\.tsx?$/.test(path)),
    ],
    makes: 'web/src/gql',
    // What an earlier generator wrote under another name would be found first.
    before: () => rmSync(at('web/src/gql'), { recursive: true, force: true }),
    args: [at('schema/generate.mjs')],
  },
  {
    name: 'web',
    says: '构建控制台 / building the console',
    needs: () => [...webSources(), ...filesBelow(at('web/src/gql'))],
    makes: 'web/dist/index.html',
    args: [at('web/node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    cwd: at('web'),
  },
];

/**
 * Builds what changed. Steps after one that ran are judged by content as well: an unchanged schema rebuilds nothing.
 * @param {string[]} [only] names of steps; all by default
 */
export async function build(only) {
  for (const { name, says, needs, makes, args, cwd, before, after } of STEPS.filter(
    (step) => only === undefined || only.includes(step.name),
  )) {
    const wanted = fingerprint([at('pnpm-lock.yaml'), ...needs()]);
    const done = stamp(`build-${name}`);
    if (done.matches(wanted) && existsSync(at(makes))) continue;
    say(says);
    before?.();
    const { code, output } = await node(args, { cwd: cwd ?? root });
    if (code !== 0) {
      console.error(withoutAddresses(output.trimEnd()));
      throw new Stop(`The build stopped at "${name}" (see above).`);
    }
    after?.();
    done.write(wanted);
  }
}
