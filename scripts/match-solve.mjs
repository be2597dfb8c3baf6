// `npm run match:solve`: one matching problem as JSON in, its answer as JSON out. Standard output carries the answer alone.
// Kept to syntax that an old Node can read; the work is in lib/, loaded only when Node is new enough.
import './lib/require-node.mjs';

import('./lib/command.mjs').then(function (command) {
  return command.run(function () {
    return import('./lib/match-solve.mjs');
  });
});
