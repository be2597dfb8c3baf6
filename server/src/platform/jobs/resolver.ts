import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Guard } from '../access/guard.js';
import { pageLength } from '../graphql/connection.js';
import type { Context } from '../graphql/context.js';
import { mutate, Payload } from '../graphql/mutation.js';
import { cancelJob, jobById, recentJobs } from './enqueue.js';
import { Job } from './job.js';

/** Cancelling. */
@InputType({ description: "Cancels a job of one's own." })
export class JobCancelInput {
  @Field(() => ID, { description: 'The job.' })
  id!: string;
}

/** Payload of job mutations. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a job.' })
export class JobPayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The job; null when refused.' })
  job?: Job;
}

/** Jobs of the viewer. */
@Resolver(() => Job)
export class JobResolver {
  @Query(() => [Job], { description: "The viewer's newest jobs." })
  @Guard('job:read')
  jobs(
    @Ctx() { op }: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows wanted, 1 to 100.' }) first: number,
  ): Promise<Job[]> {
    return recentJobs(op, pageLength(first));
  }

  @Query(() => Job, { nullable: true, description: 'One job of the viewer; null when there is none with this id.' })
  @Guard('job:read')
  job(@Ctx() { op }: Context, @Arg('id', () => ID, { description: 'The job.' }) id: string): Promise<Job | null> {
    return op.load(jobById, id);
  }

  @Mutation(() => JobPayload, {
    description:
      'Asks a job to stop; it ends as CANCELLED at its next batch and keeps nothing, unless it is done before. Codes: NOT_FOUND, ILLEGAL_TRANSITION.',
  })
  @Guard('job:cancel')
  jobCancel(@Ctx() { op }: Context, @Arg('input', () => JobCancelInput) input: JobCancelInput): Promise<JobPayload> {
    return mutate(op, JobPayload, async () => {
      await cancelJob(op, input.id);
      op.forgetLoaded();
      return { job: (await op.load(jobById, input.id)) ?? undefined };
    });
  }
}
