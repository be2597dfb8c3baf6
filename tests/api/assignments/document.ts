import type { Actor, RefusedBecause } from '../../testkit/actor.js';

/** An offer as these tests look at it. */
export interface OfferSeen {
  id: string;
  state: string;
  version: number;
  need: { id: string; state: string; seats: number; seatsFilled: number; seatsOffered: number } | null;
}

/** A visit as these tests look at it. */
export interface VisitSeen {
  id: string;
  state: string;
  version: number;
  minutesServed: number | null;
  need: { state: string; seatsFilled: number; seatsOffered: number } | null;
}

const NEED = 'need { id state seats seatsFilled seatsOffered }';
export const OFFER = `id state version ${NEED}`;
export const VISIT = `id state version minutesServed ${NEED}`;

/** A refusal with what its own type adds. */
export type Why = RefusedBecause & {
  seats?: number;
  taken?: number;
  conflict?: { startsAt: string; endsAt: string };
  currentVersion?: number;
};

async function run<P>(actor: Actor, name: string, input: object, selection: string): Promise<P & { userErrors: Why[] }> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const data = await actor.get<Record<string, P & { userErrors: Why[] }>>(
    `mutation M($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { __typename code message field ... on SeatTaken { seats taken } ... on VolunteerUnavailable { conflict { startsAt endsAt } } ... on StaleVersion { currentVersion } } } }`,
    { input },
  );
  const payload = data[name];
  if (!payload) throw new Error(`no payload of ${name}`);
  return payload;
}

/** Any command on an offer. */
export const offerCommand = (actor: Actor, name: 'offerSend' | 'offerWithdraw' | 'offerDecline', input: object) =>
  run<{ offer: OfferSeen | null }>(actor, name, input, `offer { ${OFFER} }`);
/** Accepting, which makes the visit. */
export const accept = (actor: Actor, input: object) =>
  run<{ offer: OfferSeen | null; assignment: VisitSeen | null }>(actor, 'offerAccept', input, `offer { ${OFFER} } assignment { ${VISIT} }`);
/** Any command on a visit. */
export const visitCommand = (
  actor: Actor,
  name: 'assignmentStart' | 'assignmentFinish' | 'assignmentVerify' | 'assignmentCancel' | 'assignmentMiss',
  input: object,
) => run<{ assignment: VisitSeen | null }>(actor, name, input, `assignment { ${VISIT} }`);
/** The codes of a payload's refusals. */
export const codesOf = (payload: { userErrors: Why[] }) => payload.userErrors.map((error) => error.code);
