import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaByCode, areaRange, parseAreaCode } from '../areas/index.js';
import { teamById } from './loaders.js';
import { assertServices } from './membership.js';
import { VolunteerTeam } from './team.js';
import type { VolunteerTeamCreateInput, VolunteerTeamUpdateInput } from './team-inputs.js';

constraintMeans('team_name_taken', UserErrorCode.DUPLICATE, 'Another team has this name.', ['name']);

/** Teams by kind and name; with an area, those that serve it or a part of it. */
export function listTeams(op: Operation, areaCode?: string | null): Promise<VolunteerTeam[]> {
  const [low, high] = areaCode ? areaRange(parseAreaCode(areaCode)) : [0, 1e15];
  return op.rows<VolunteerTeam>(
    `select ${columns(op, VolunteerTeam, 't')} from volunteer_team t where exists (select from unnest(t.area_codes) code where app.area_range(code) && int8range($1, $2)) order by t.kind, t.name`,
    [low, high],
  );
}

async function knownAreas(op: Operation, texts: readonly string[]): Promise<number[]> {
  const codes = texts.map((text, index) => parseAreaCode(text, ['areaCodes', String(index)]));
  const areas = await Promise.all(codes.map((code) => op.load(areaByCode, code)));
  const unknown = areas.indexOf(null);
  if (unknown >= 0) refuse(UserErrorCode.NOT_FOUND, 'No area has this code.', ['areaCodes', String(unknown)]);
  return codes;
}

/** Makes a team. @throws Refusal DUPLICATE, NOT_FOUND (area), INVALID_FORMAT, INVALID_CHOICE (service), NOT_ALLOWED (area outside the actor's) */
export function createTeam(op: Operation, input: VolunteerTeamCreateInput): Promise<string> {
  return once(op, input.requestId, 'volunteerTeamCreate', input, async () => {
    await assertServices(op, input.serviceCodes, 'serviceCodes');
    const id = newId();
    const { name, kind, serviceCodes } = input;
    await op.manager.insert(VolunteerTeam, {
      id,
      name: name.trim(),
      kind,
      serviceCodes,
      areaCodes: await knownAreas(op, input.areaCodes),
      organisationId: input.organisationId ?? null,
    });
    return id;
  });
}

/** Changes a team. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, REQUIRED, DUPLICATE, INVALID_FORMAT, INVALID_CHOICE */
export async function updateTeam(op: Operation, input: VolunteerTeamUpdateInput): Promise<void> {
  if (!(await op.load(teamById, input.id))) refuse(UserErrorCode.NOT_FOUND, 'No such team.', ['id']);
  const team = await op.manager.findOne(VolunteerTeam, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!team) refuse(UserErrorCode.NOT_ALLOWED, 'This team serves areas outside what you may change.', ['id']);
  assertVersion(team, input.expectedVersion);
  for (const field of ['name', 'areaCodes', 'serviceCodes'] as const)
    if (input[field] === null) refuse(UserErrorCode.REQUIRED, 'This cannot be empty.', [field]);
  await assertServices(op, input.serviceCodes ?? [], 'serviceCodes');
  await op.manager.update(
    VolunteerTeam,
    { id: team.id },
    {
      name: input.name?.trim() ?? team.name,
      serviceCodes: input.serviceCodes ?? team.serviceCodes,
      areaCodes: input.areaCodes ? await knownAreas(op, input.areaCodes) : team.areaCodes,
    },
  );
}
