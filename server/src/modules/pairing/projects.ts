import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertMove } from '../../platform/moves.js';
import { organisationById } from '../accounts/index.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import { PairingProjectState } from './enums.js';
import type {
  PairingFundAddInput,
  PairingMilestoneAddInput,
  PairingMilestoneCompleteInput,
  PairingProjectCreateInput,
  PairingProjectMoveInput,
  PairingProjectPublishInput,
  PairingProjectUpdateInput,
} from './inputs.js';
import { PairingFund, PairingMilestone, PairingProject } from './project.js';
import { projectMoves } from './states.js';

constraintMeans('pairing_project_dates', UserErrorCode.OUT_OF_RANGE, 'The project ends before it starts.', ['endsOn']);

const NEXT = Object.values(PairingProjectState);

/** Whether the actor may change a project, beyond what row security says again. */
export async function mayWork(op: Operation, projectId: string): Promise<boolean> {
  return (await op.row('select 1 from app.worked_projects() w where w = $1', [projectId])) !== undefined;
}

/** Makes a project. @throws Refusal NOT_FOUND (organisation, area), NOT_ALLOWED, OUT_OF_RANGE, REQUEST_REUSED */
export async function createProject(op: Operation, input: PairingProjectCreateInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  const [organisation, area] = await Promise.all([op.load(organisationById, input.organisationId), op.load(areaByCode, areaCode)]);
  if (!organisation) refuse(UserErrorCode.NOT_FOUND, 'No such organisation.', ['organisationId']);
  if (!area) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  return once(op, input.requestId, 'pairingProjectCreate', input, async () => {
    const id = newId();
    const [row] = await op.rows<{ n: number }>("select nextval('pairing_project_number') n");
    await op.manager.insert(PairingProject, {
      ...contentOf(input),
      id,
      number: `JD${String(row?.n ?? 0).padStart(5, '0')}`,
      organisationId: organisation.id,
      areaCode,
      state: PairingProjectState.DRAFT,
      sample: false,
      createdBy: op.accountId,
      createdAt: op.now,
    });
    return id;
  });
}

function contentOf(input: PairingProjectUpdateInput | PairingProjectCreateInput) {
  return {
    name: input.name.trim(),
    season: input.season?.trim() || null,
    summary: input.summary.trim(),
    helpKinds: input.helpKinds,
    targetHouseholds: input.targetHouseholds,
    targetIncomeFen: input.targetIncomeFen,
    targetOrderFen: input.targetOrderFen,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    reportDueOn: input.reportDueOn ?? null,
    maxSupporters: input.maxSupporters ?? 1,
  };
}

/** Loads a project for a change and holds it. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION */
async function lockProject(op: Operation, id: string, expectedVersion: number): Promise<PairingProject> {
  const project = await op.manager.findOne(PairingProject, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!project) refuse(UserErrorCode.NOT_FOUND, 'No such project.', ['id']);
  assertVersion(project, expectedVersion);
  return project;
}

/** The project of a change to something in it. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION once it is closed */
export async function openProject(op: Operation, id: string, field: string[]): Promise<PairingProject> {
  const project = await op.manager.findOneBy(PairingProject, { id });
  if (!project) refuse(UserErrorCode.NOT_FOUND, 'No such project.', field);
  if (!(await mayWork(op, id))) refuse(UserErrorCode.NOT_ALLOWED, 'This project is outside what you may change.');
  if (project.state === PairingProjectState.CLOSED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The project is closed.', field);
  return project;
}

/** Rewrites a project. @throws Refusal NOT_FOUND, STALE_VERSION, OUT_OF_RANGE, ILLEGAL_TRANSITION once it is closed */
export async function updateProject(op: Operation, input: PairingProjectUpdateInput): Promise<void> {
  const project = await lockProject(op, input.id, input.expectedVersion);
  if (project.state === PairingProjectState.CLOSED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The project is closed.');
  await op.manager.save(Object.assign(project, contentOf(input)));
}

/** Takes a project to its next state. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE while pairings live */
export async function advanceProject(op: Operation, input: PairingProjectMoveInput): Promise<void> {
  const project = await lockProject(op, input.id, input.expectedVersion);
  const next = NEXT[NEXT.indexOf(project.state) + 1] ?? project.state;
  assertMove(projectMoves, project.state, next);
  if (next === PairingProjectState.CLOSED) {
    const living = await op.row('select 1 from pairing where project_id = $1 and (occupied_until is null or occupied_until > $2) limit 1', [
      project.id,
      op.now,
    ]);
    if (living) refuse(UserErrorCode.IN_USE, 'Pairings of this project are still held or active.');
  }
  await op.manager.save(Object.assign(project, { state: next }));
}

/** Switches the public page on or off. @throws Refusal NOT_FOUND, STALE_VERSION */
export async function publishProject(op: Operation, input: PairingProjectPublishInput): Promise<void> {
  const project = await lockProject(op, input.id, input.expectedVersion);
  await op.manager.save(Object.assign(project, { publicSince: input.on ? (project.publicSince ?? op.now) : null }));
}

/** Marks that the report of a project was made today. @throws Refusal NOT_FOUND, STALE_VERSION */
export async function reportProject(op: Operation, input: PairingProjectMoveInput): Promise<void> {
  const project = await lockProject(op, input.id, input.expectedVersion);
  await op.manager.save(Object.assign(project, { reportedOn: civilDate(op.now), reportDueOn: null }));
}

/** Adds a milestone. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, REQUEST_REUSED */
export async function addMilestone(op: Operation, input: PairingMilestoneAddInput): Promise<void> {
  await openProject(op, input.projectId, ['projectId']);
  await once(op, input.requestId, 'pairingMilestoneAdd', input, async () => {
    const id = newId();
    await op.manager.insert(PairingMilestone, { id, projectId: input.projectId, title: input.title.trim(), dueOn: input.dueOn });
    return id;
  });
}

/** Records that a milestone was reached. @returns its project. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, OUT_OF_RANGE */
export async function completeMilestone(op: Operation, input: PairingMilestoneCompleteInput): Promise<string> {
  const milestone = await op.manager.findOneBy(PairingMilestone, { id: input.id });
  if (!milestone) refuse(UserErrorCode.NOT_FOUND, 'No such milestone.', ['id']);
  await openProject(op, milestone.projectId, ['id']);
  assertVersion(milestone, input.expectedVersion);
  notAfterToday(op, input.doneOn, 'doneOn');
  await op.manager.save(Object.assign(milestone, { doneOn: input.doneOn }));
  return milestone.projectId;
}

/** Adds a line of money. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, REQUEST_REUSED */
export async function addFund(op: Operation, input: PairingFundAddInput): Promise<void> {
  await openProject(op, input.projectId, ['projectId']);
  await once(op, input.requestId, 'pairingFundAdd', input, async () => {
    const id = newId();
    await op.manager.insert(PairingFund, {
      id,
      projectId: input.projectId,
      kind: input.kind,
      title: input.title.trim(),
      amountFen: input.amountFen,
      onDay: input.onDay,
      recordedBy: op.accountId,
    });
    return id;
  });
}

/** What has happened cannot lie in the future. @throws Refusal OUT_OF_RANGE */
export function notAfterToday(op: Operation, day: string, ...field: string[]): void {
  if (day > civilDate(op.now)) refuse(UserErrorCode.OUT_OF_RANGE, 'This day has not come yet.', field);
}
