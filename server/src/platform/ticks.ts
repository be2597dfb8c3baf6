import { isUnavailable } from './database/connect.js';
import { operate } from './database/operation.js';
import type { DomainModule, Services } from './graphql/module.js';
import { resealColumns } from './vault/reseal.js';

/** What belongs to no module. After a change of keys the sealed columns follow, at the latest so long after the start. */
const PLATFORM: Regular = {
  name: 'platform',
  ticks: [{ everyMs: 300_000, runInPieces: async (runtime) => void (await resealColumns(runtime)) }],
};

type Regular = Pick<DomainModule, 'name' | 'ticks'>;

/** Starts the regular work of the platform and of all modules. Returns what stops it. */
export function startTicks(modules: readonly Regular[], services: Services): () => void {
  const timers = [PLATFORM, ...modules]
    .flatMap((module) => (module.ticks ?? []).map((tick) => ({ module, tick })))
    .map(({ module, tick }) =>
      setInterval(() => {
        const done = 'run' in tick ? operate(services, 'anonymous', (op) => tick.run(op)) : tick.runInPieces(services);
        done.catch((error: unknown) => {
          // The next tick tries again; while the database is away that is all there is to say.
          if (!isUnavailable(error)) services.log.warn({ err: error, module: module.name }, 'regular work failed');
        });
      }, tick.everyMs),
    );
  return () => timers.forEach((timer) => clearInterval(timer));
}
