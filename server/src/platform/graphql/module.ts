import type { FastifyInstance } from 'fastify';
import type { NonEmptyArray } from 'type-graphql';
import type { Runtime, Operation } from '../database/operation.js';

/** What a domain module contributes to the server; the composition root lists them in order. */
export interface DomainModule {
  readonly name: string;
  /** Classes that are tables. */
  readonly entities: (new () => object)[];
  /** Resolver classes: root fields and field resolvers. */
  readonly resolvers: NonEmptyArray<new () => object>;
  /** Job handlers by kind. */
  readonly jobs?: Record<string, JobHandler>;
  /** Plain HTTP routes (uploads, downloads). */
  readonly routes?: (server: FastifyInstance, services: Services) => void;
}

/** Long work done as the account that ordered it; opens its own operations so that progress is visible while it runs. */
export type JobHandler = (job: { id: string; subjectId: string; accountId: string }, services: Services) => Promise<void>;

/** What jobs and routes get from the composition root. */
export interface Services extends Runtime {
  readonly log: { warn(detail: object, message: string): void };
}

export type { Operation };
