import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, type World } from '../../testkit/world.js';

interface Application {
  id: string;
  state: string;
  version: number;
}
/** What a mutation of an application answers. */
export type Answer = { application: Application | null; userErrors: { code: string; field: string[] | null }[] };

export const PICK =
  'application { id state version trips number hint { verdict standardFen countedFen gapFen } decision { outcome authority } }';
/** A town of Laoshan. */
export const TOWN = '370212001';

/** The application of an answer that must not be a refusal. */
export function must(answer: Answer): Application {
  expect(answer.userErrors).toEqual([]);
  if (!answer.application) throw new Error('no application');
  return answer.application;
}

/** Where applications are prepared and decided: a worker, a bureau with the district's own power, an administrator. */
export class Desk {
  private constructor(
    private readonly world: World,
    readonly worker: Actor,
    readonly bureau: Actor,
    readonly admin: Actor,
  ) {}

  static async open(world: World): Promise<Desk> {
    return new Desk(world, await world.actor('SOCIAL_WORKER'), await world.actor('BUREAU_SUPERVISOR'), await world.actor('ADMIN'));
  }

  readonly create = async (values: object = {}, by: Actor = this.worker): Promise<Answer> =>
    by.mutate<Answer>(
      'assistanceApplicationCreate',
      'AssistanceApplicationCreateInput',
      {
        requestId: randomUUID(),
        householdId: await this.world.household({ area: LAOSHAN.code }),
        programme: 'MINIMUM_LIVING_ALLOWANCE',
        ground: 'INCOME',
        persons: 2,
        monthlyIncomeFen: 60_000,
        circumstances: '两人均无固定收入',
        ...values,
      },
      PICK,
    );

  readonly move = (verb: string, application: Application, by: Actor, reason?: string, more: object = {}): Promise<Answer> =>
    by.mutate<Answer>(
      `assistanceApplication${verb}`,
      verb === 'Submit' ? 'AssistanceApplicationMoveInput' : `AssistanceApplication${verb === 'Return' ? 'Return' : 'Reason'}Input`,
      { id: application.id, expectedVersion: application.version, ...(reason ? { reason } : {}), ...more },
      PICK,
    );

  readonly addIdentity = (application: Application, by: Actor = this.worker): Promise<Answer> =>
    this.addDocument(application, 'IDENTITY', by);

  readonly addDocument = (application: Application, kindCode: string, by: Actor = this.worker): Promise<Answer> =>
    by.mutate<Answer>(
      'applicationDocumentAdd',
      'ApplicationDocumentAddInput',
      { applicationId: application.id, kindCode, source: 'ON_FILE' },
      PICK,
    );

  readonly decide = (application: Application, by: Actor, values: object = {}): Promise<Answer> =>
    by.mutate<Answer>(
      'assistanceDecisionRecord',
      'AssistanceDecisionRecordInput',
      {
        id: application.id,
        expectedVersion: application.version,
        outcome: 'APPROVED',
        amountFen: 80_000,
        validFrom: '2026-07-01',
        reason: '符合条件',
        ...values,
      },
      PICK,
    );

  readonly submitted = async (values: object = {}, by: Actor = this.worker): Promise<Application> => {
    const draft = must(await this.create(values, by));
    await this.addIdentity(draft, by);
    return must(await this.move('Submit', draft, by));
  };

  readonly temporary = (requestedFen: number, householdId: string): Promise<Application> =>
    this.submitted({ householdId, programme: 'TEMPORARY_ASSISTANCE', ground: 'CRISIS', persons: 1, requestedFen });

  readonly delegate = (values: object = {}) =>
    this.admin.mutate<{ delegation: { id: string; version: number } | null; userErrors: { code: string }[] }>(
      'delegationAdd',
      'DelegationAddInput',
      {
        requestId: randomUUID(),
        programme: 'MINIMUM_LIVING_ALLOWANCE',
        fromAreaCode: LAOSHAN.district,
        toAreaCode: TOWN,
        validFrom: '2026-06-01',
        document: '崂民发〔2026〕3号',
        ...values,
      },
      'delegation { id version toArea { code } }',
    );
}
