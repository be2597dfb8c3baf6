import { runChecks } from './checks.mjs';
import { install } from './install.mjs';
import { build } from './steps.mjs';

export async function main() {
  await install();
  // The console's types come from the schema, and the schema from the built server.
  await build(['server', 'schema']);
  const { failed } = await runChecks();
  if (failed > 0) process.exitCode = 1;
}
