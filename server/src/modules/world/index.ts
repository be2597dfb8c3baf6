export { signInHints } from './announce.js';
export { layWorld } from './lay.js';
export { WORLD_SIZES } from './size.js';
