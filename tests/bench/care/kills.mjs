// `npm run bench:care-kills`: the long form of tests/api/care/kills.test.ts, ten thousand risky saves unless told otherwise.
import { spawnSync } from 'node:child_process';

const saves = process.argv[2] ?? '10000';
const { status } = spawnSync(process.execPath, ['scripts/test.mjs', 'api', 'care/kills'], {
  env: { ...process.env, FINEMESH_KILL_SAVES: saves },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
