import { randomUUID } from 'node:crypto';
import { participantIn, projectIn, supporterIn } from '../../access/pairing.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, World } from '../../testkit/world.js';

/** A pairing as the tests look at it. */
export interface PairingSeen {
  id: string;
  state: string;
  version: number;
  holdExpiresAt: string;
  risks: string[];
}

/** An organisation with a project, its staff, and a case worker of the area. */
export interface Desk {
  world: World;
  ngo: Actor;
  worker: Actor;
  organisationId: string;
  projectId: string;
  supporterId: string;
}

const SELECTION = 'pairing { id state version holdExpiresAt risks }';

/** Starts a world with one running project. Stop `world` at the end. */
export async function openDesk(): Promise<Desk> {
  const world = await World.start();
  const organisationId = await organisationIn(world);
  const place = { area: LAOSHAN.code, organisationId };
  return {
    world,
    organisationId,
    ngo: await world.actor('NGO_STAFF', { area: null, organisationId }),
    worker: await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district }),
    projectId: await projectIn(world, place),
    supporterId: await supporterIn(world, place),
  };
}

/** One more organisation. */
export async function organisationIn(world: World): Promise<string> {
  const id = randomUUID();
  await world.sql("insert into organisation (id, name, kind, area_code) values ($1, $2, 'NGO', $3)", [id, `机构 ${id}`, LAOSHAN.code]);
  return id;
}

/** A household in the desk's project. */
export async function nominee(
  desk: Desk,
  options: { headName?: string; phone?: string } = {},
): Promise<{ id: string; householdId: string }> {
  const householdId = await desk.world.household(options);
  return { householdId, id: await participantIn(desk.world, desk.projectId, householdId) };
}

/** Sends a command on a pairing. */
export function send(by: Actor, verb: string, input: object, type = `Pairing${verb}Input`) {
  return by.mutate<{ pairing: PairingSeen | null }>(`pairing${verb}`, type, input, SELECTION);
}

/** The pairing of a command that must succeed. */
export async function done(answer: Promise<{ pairing: PairingSeen | null; userErrors: { code: string }[] }>): Promise<PairingSeen> {
  const { pairing, userErrors } = await answer;
  if (!pairing || userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return pairing;
}

/** Holds a supporter. */
export const hold = (desk: Desk, participantId: string, by: Actor = desk.ngo, supporterId = desk.supporterId) =>
  send(by, 'Hold', { requestId: randomUUID(), participantId, supporterId });

/** The supporter agrees today. */
export const agree = (desk: Desk, pairing: PairingSeen) =>
  send(
    desk.ngo,
    'SupporterAgreementRecord',
    { id: pairing.id, expectedVersion: pairing.version, agreedOn: today(desk) },
    'PairingSupporterAgreementInput',
  );

/** The household consents today. */
export const consent = (desk: Desk, pairing: PairingSeen, more: object = {}) =>
  send(
    desk.worker,
    'ConsentRecord',
    { id: pairing.id, expectedVersion: pairing.version, shows: ['NAME', 'PHONE'], givenBy: '本人', grantedOn: today(desk), ...more },
    'PairingConsentInput',
  );

/** The civil date of the world. */
export const today = (desk: Desk) => new Date(desk.world.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** A pairing that is under way. */
export async function active(desk: Desk, participantId: string, more: object = {}): Promise<PairingSeen> {
  const held = await done(hold(desk, participantId));
  const both = await done(consent(desk, await done(agree(desk, held)), more));
  return done(send(desk.ngo, 'Activate', { id: both.id, expectedVersion: both.version, exitCriteria: '收入稳定半年' }));
}

/** What somebody sees of a household in a project. */
export async function profile(by: Actor, pairingId: string) {
  const { pairing } = await by.get<{
    pairing: {
      state: string;
      participant: {
        code: string;
        produce: string;
        household: { id: string } | null;
        profile: { shows: string[]; headName: string | null; phone: string | null; address: string | null; memberCount: number | null };
      };
    } | null;
  }>(
    'query($id: ID!) { pairing(id: $id) { state participant { code produce household { id } profile { shows headName phone address memberCount } } } }',
    { id: pairingId },
  );
  return pairing;
}
