export { signInHints } from './announce.js';
export { type LayOptions, layWorld } from './lay.js';
export { WORLD_SIZES, type WorldKind, type WorldSize } from './size.js';
