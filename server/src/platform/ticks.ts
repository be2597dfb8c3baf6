import { isUnavailable } from './database/connect.js';
import { operate } from './database/operation.js';
import type { DomainModule, Services } from './graphql/module.js';

/** Starts the regular work of all modules. Returns what stops it. */
export function startTicks(modules: readonly DomainModule[], services: Services): () => void {
  const timers = modules
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
