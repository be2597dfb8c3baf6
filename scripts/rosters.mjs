// `npm run rosters`: the demo world's rosters as XLSX and CSV, for trying the import.
// Kept to syntax that an old Node can read; the work is in lib/, loaded only when Node is new enough.
import './lib/require-node.mjs';

import('./lib/command.mjs').then(function (command) {
  return command.run(function () {
    return import('./lib/rosters.mjs');
  });
});
