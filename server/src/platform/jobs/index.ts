import type { DomainModule } from '../graphql/module.js';
import { Job } from './job.js';
import { JobResolver } from './resolver.js';

export { enqueueJob, jobById } from './enqueue.js';
export { type JobHandler, type RunningJob } from './handler.js';
export { Job, JobKind } from './job.js';
export { startJobRunner, type JobRunner } from './runner.js';

/** Long work in the background, with progress. */
export const jobsModule: DomainModule = { name: 'jobs', entities: [Job], resolvers: [JobResolver] };
