import { batched, byKey, manyBy } from '../../platform/database/loaders.js';
import { Pairing, PairingContact } from './pairing.js';
import { PairingParticipant, type SharedProfile } from './participant.js';
import { PairingPhoto } from './photo.js';
import { PairingFund, PairingMilestone, PairingProject } from './project.js';
import { Supporter } from './supporter.js';

/** A project by id. */
export const projectById = byKey<PairingProject>(() => PairingProject);
/** A supporter by id. */
export const supporterById = byKey<Supporter>(() => Supporter);
/** A milestone by id. */
export const milestoneById = byKey<PairingMilestone>(() => PairingMilestone);
/** A household in a project by id. */
export const participantById = byKey<PairingParticipant>(() => PairingParticipant);
/** A pairing by id. */
export const pairingById = byKey<Pairing>(() => Pairing);
/** Households of a project by their code. */
export const participantsByProject = manyBy<PairingParticipant>(() => PairingParticipant, 'projectId', 't.code');
/** Pairings of a household in a project, the newest first. */
export const pairingsByParticipant = manyBy<Pairing>(() => Pairing, 'participantId', 't.held_at desc, t.id');
/** Contacts of a pairing, the newest first. */
export const contactsByPairing = manyBy<PairingContact>(() => PairingContact, 'pairingId', 't.at desc, t.id');
/** Milestones of a project by their day. */
export const milestonesByProject = manyBy<PairingMilestone>(() => PairingMilestone, 'projectId', 't.due_on, t.id');
/** Photos of a project that the viewer may see, the newest first. */
export const photosByProject = manyBy<PairingPhoto>(() => PairingPhoto, 'projectId', 't.taken_on desc, t.id desc');
/** Lines of a project's money by their day. */
export const fundsByProject = manyBy<PairingFund>(() => PairingFund, 'projectId', 't.on_day, t.id');

/** What a household's consents in force let the viewer see, in clear text: mask it before it leaves. */
export const profileByParticipant = batched<string, SharedProfile>(async (op, ids) => {
  const rows = await op.rows<SharedProfile & { id: string }>(
    'select participant_id id, shows, head_name "headName", phone, address, member_count "memberCount" from app.pairing_profiles($1::uuid[])',
    [ids],
  );
  const byId = new Map(rows.map(({ id, ...profile }) => [id, profile]));
  return ids.map((id) => byId.get(id) ?? { shows: [], headName: null, phone: null, address: null, memberCount: null });
});

/** Households that a supporter supports or holds at this instant. */
export const takenBySupporter = batched<string, number>(async (op, ids) => {
  const rows = await op.rows<{ id: string; n: number }>(
    'select supporter_id id, count(*)::int n from pairing where supporter_id = any ($1::uuid[]) and (occupied_until is null or occupied_until > $2) group by 1',
    [ids, op.now],
  );
  const byId = new Map(rows.map((row) => [row.id, row.n]));
  return ids.map((id) => byId.get(id) ?? 0);
});

/** Numbers of a project at this instant. */
export interface ProjectCounts {
  participants: number;
  unpaired: number;
  held: number;
  active: number;
  atRisk: number;
  graduated: number;
  ended: number;
  lastContactAt: Date | null;
}

/** How many households and pairings of a project stand where. */
export const countsByProject = batched<string, ProjectCounts>(async (op, ids) => {
  const rows = await op.rows<ProjectCounts & { id: string }>(
    `select k.id,
       (select count(*)::int from pairing_participant t where t.project_id = k.id) participants,
       (select count(*)::int from pairing_participant t where t.project_id = k.id
          and not exists (select from pairing q where q.participant_id = t.id and (q.occupied_until is null or q.occupied_until > $2 or q.state = 'GRADUATED'))) unpaired,
       p.held, p.active, p."atRisk", p.graduated, p.ended, p."lastContactAt"
     from unnest($1::uuid[]) k (id) cross join lateral (select
       count(*) filter (where state in ('HELD', 'CONSENTED') and (occupied_until is null or occupied_until > $2))::int held,
       count(*) filter (where state in ('ACTIVE', 'PAUSED'))::int active,
       count(*) filter (where ${AT_RISK})::int "atRisk",
       count(*) filter (where state = 'GRADUATED')::int graduated,
       count(*) filter (where state = 'ENDED' and end_reason <> 'RELEASED')::int ended,
       max(last_contact_at) "lastContactAt" from pairing p where p.project_id = k.id) p`,
    [ids, op.now],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const none = { participants: 0, unpaired: 0, held: 0, active: 0, atRisk: 0, graduated: 0, ended: 0, lastContactAt: null };
  return ids.map((id) => byId.get(id) ?? none);
});

/**
 * Condition under which pairing `p` is at risk at the instant `$2`: the same as {@link risksOf} finds, asked in SQL.
 * A hold that expired is nobody's any more, and a graduated one is watched, not at risk.
 */
export const AT_RISK = `(
  (p.state = 'HELD' and p.hold_expires_at > $2 and (p.hold_expires_at at time zone 'Asia/Shanghai')::date <= app.today())
  or p.state = 'CONSENTED'
  or (p.state = 'ACTIVE' and p.contact_due_at < $2)
  or (p.state = 'PAUSED' and p.paused_until < app.today())
  or (p.state in ('ACTIVE', 'PAUSED') and exists (select from app.pairing_consent_ends(p.id) e where e <= app.today() + app.parameter('pairing.consent.expiring.days', p.area_code, app.today())::int))
  or (p.state in ('CONSENTED', 'ACTIVE', 'PAUSED') and exists (select from pairing_supporter s where s.id = p.supporter_id and s.vetted_until < app.today())))`;

/** The last day of the consent behind a pairing; null without an end or where there is none. */
export const consentEndByPairing = batched<string, string | null>(async (op, ids) => {
  const rows = await op.rows<{ id: string; day: string | null }>(
    'select k.id, (select e from app.pairing_consent_ends(k.id) e) as day from unnest($1::uuid[]) k (id)',
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row.day]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** Whether the viewer may change a project. */
export const workedProject = batched<string, boolean>(async (op, ids) => {
  const rows = await op.rows<{ id: string }>('select w as id from app.worked_projects() w where w = any ($1::uuid[])', [ids]);
  const worked = new Set(rows.map((row) => row.id));
  return ids.map((id) => worked.has(id));
});
