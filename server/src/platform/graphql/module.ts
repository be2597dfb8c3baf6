import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { NonEmptyArray } from 'type-graphql';
import type { Runtime, Operation } from '../database/operation.js';
import type { JobHandler } from '../jobs/handler.js';
import type { LiveHub } from '../live/hub.js';
import type { JobKind } from '../jobs/job.js';

/** What a domain module contributes to the server; the composition root lists them in order. */
export interface DomainModule {
  readonly name: string;
  /** Classes that are tables. */
  readonly entities: (new () => object)[];
  /** Resolver classes: root fields and field resolvers. */
  readonly resolvers: NonEmptyArray<new () => object>;
  /** Job handlers by kind. */
  readonly jobs?: Partial<Record<JobKind, JobHandler>>;
  /** Small regular work of every server process; each run is one operation that belongs to nobody. */
  readonly ticks?: readonly Tick[];
  /** Plain HTTP routes (uploads, downloads). */
  readonly routes?: (server: FastifyInstance, services: RouteServices) => void;
}

/** Regular work that may run in several processes at once without harm. */
export type Tick = { readonly everyMs: number } & (
  | { run(op: Operation): Promise<void> }
  /** Work in operations of its own: one around them would hold a connection that only waits. */
  | { runInPieces(runtime: Runtime): Promise<void> }
);

/** What jobs and routes get from the composition root. */
export interface Services extends Runtime {
  readonly log: { warn(detail: object, message: string): void };
  /** Address at which browsers reach the server, where the settings say it. */
  readonly publicUrl?: string | undefined;
  /** Where this process hears of changes made through any process. */
  readonly live?: LiveHub | undefined;
}

/** What routes get beyond that: they learn from the request who acts. */
export interface RouteServices extends Services {
  /** Runs a piece of work as one operation of whoever holds the request's session cookie. */
  operateFor<T>(request: FastifyRequest, work: (op: Operation) => Promise<T>): Promise<T>;
}
