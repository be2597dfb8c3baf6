import { install } from './install.mjs';
import { build } from './steps.mjs';

export async function main() {
  await install();
  await build();
}
