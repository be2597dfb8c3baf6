import { addDays } from '../calendars/index.js';
import { CONSENT_TEXT_VERSION, householdNumber, householdTokens, identityColumns } from '../households/index.js';
import { familyOf, hardshipTags, type Member } from './family.js';
import type { Ground } from './ground.js';
import { phone } from './people.js';
import { doorIn } from './places.js';
import { planHouseholds, type HouseholdPlan } from './plan.js';
import type { Worker } from './volunteers.js';
import type { ServedHousehold, WorkHistory } from './work.js';

const DAY = 86_400_000;
/** Persons between two lines of progress. */
const TELL_EVERY = 10_000;

/** Writes all households with their people, facts and needs, a batch at a time. @returns how many */
export async function writeHouseholds(
  ground: Ground,
  work: WorkHistory,
  demo: Worker,
  volunteerIds: readonly string[],
  onProgress: (line: string) => void,
): Promise<number> {
  const { chance, copier } = ground;
  const plans = planHouseholds(ground.size, chance);
  const forDemo: ('offer' | 'today')[] = ['offer', 'today'];
  for (const [at, plan] of plans.entries()) {
    const household = new HouseholdWriter(ground, plan, at + 1);
    const servedAt = work.write(household.served);
    const wanted = plan.district === demo.district && plan.consents.includes('VOLUNTEER_SERVICE') ? forDemo.pop() : undefined;
    if (wanted) work.writeForDemo(household.served, demo, wanted);
    household.write(servedAt);
    // Relatives and neighbours in dispute are not sent to one another; only where no visit contradicts it.
    if (plan.history + plan.open === 0 && !wanted && chance.happens(0.03)) {
      copier.add('volunteer_exclusion', {
        id: chance.id(ground.now.getTime()),
        volunteer_id: chance.pick(volunteerIds),
        household_id: household.served.id,
        reason: chance.pick(['亲属关系，回避', '邻里纠纷，回避', '服务对象提出更换']),
      });
    }
    await copier.sendIfFull();
    if ((at + 1) % TELL_EVERY === 0) onProgress(`写入家庭 ${at + 1}/${plans.length} / households ${at + 1} of ${plans.length}`);
  }
  return plans.length;
}

class HouseholdWriter {
  readonly served: ServedHousehold;
  private readonly members: readonly Member[];
  private readonly ids: readonly string[];
  private readonly since: string;
  private readonly createdAt: Date;
  private readonly door: { address: string; latitude: number; longitude: number };

  constructor(
    private readonly ground: Ground,
    private readonly plan: HouseholdPlan,
    private readonly sequence: number,
  ) {
    const { chance, now, today, year, numbers, homes } = ground;
    const days = plan.kind === 'TEMPORARY' ? chance.int(5, 170) : chance.int(190, 2600);
    this.since = addDays(today, -days);
    this.createdAt = new Date(now.getTime() - days * DAY);
    this.members = familyOf(plan, year, chance, numbers);
    this.ids = this.members.map(() => chance.id(this.createdAt.getTime()));
    const home = chance.pick(homes.get(plan.district) ?? []);
    this.door = doorIn(home, chance);
    const head = this.members[0];
    if (!head) throw new Error('a household has a head');
    this.served = {
      id: chance.id(this.createdAt.getTime()),
      areaCode: home.code,
      plan,
      headId: this.ids[0] ?? '',
      head,
      ages: this.members.map((member) => year - Number(member.birthDate.slice(0, 4))),
    };
  }

  /** Writes the household and everything about it but its needs. */
  write(lastContactAt: Date | null): void {
    const { chance, copier, keyring, year, now } = this.ground;
    const { id, areaCode, head } = this.served;
    const number = householdNumber(this.sequence);
    const reached = chance.happens(0.85) ? phone(chance) : null;
    copier.add('household', {
      id,
      number,
      area_code: areaCode,
      address: this.door.address,
      phone: reached,
      latitude: this.door.latitude,
      longitude: this.door.longitude,
      hardship_tags: hardshipTags(this.plan, this.members, year, chance),
      head_name: head.name,
      member_count: this.members.length,
      search: householdTokens({
        number,
        head: head.name,
        names: this.members.map((member) => member.name),
        address: this.door.address,
        phones: [reached, ...this.members.map((member) => member.phone)],
      }),
      last_contact_at: lastContactAt,
      demo: true,
      created_at: this.createdAt,
      updated_at: lastContactAt && lastContactAt < now ? lastContactAt : this.createdAt,
    });
    for (const [at, member] of this.members.entries()) {
      const personId = this.ids[at] ?? '';
      const identity = identityColumns(keyring, personId, member.identityNumber);
      copier.add('person', {
        id: personId,
        name: member.name,
        sex: member.sex,
        birth_date: member.birthDate,
        identity_sealed: identity.identitySealed,
        identity_hash: identity.identityHash,
        identity_tail: identity.identityTail,
        phone: member.phone,
        dialects: member.dialects,
        disability_grade: member.disabilityGrade,
        home_area_code: areaCode,
        demo: true,
      });
      copier.add('household_membership', {
        id: chance.id(this.createdAt.getTime()),
        household_id: id,
        person_id: personId,
        relation: member.relation,
        from: this.since,
      });
    }
    this.writeStatuses();
    this.writeConsents();
  }

  private writeStatuses(): void {
    const { chance, copier, today } = this.ground;
    const add = (programme: string, from: string, until: string | null): void => {
      copier.add('assistance_status', {
        id: chance.id(this.createdAt.getTime()),
        household_id: this.served.id,
        programme,
        from,
        until,
        end_reason: null,
        persons: this.members.length,
      });
    };
    const { plan } = this;
    if (plan.kind === 'ALLOWANCE') add('MINIMUM_LIVING_ALLOWANCE', this.since, null);
    if (plan.kind === 'EXTREME_HARDSHIP') add('EXTREME_HARDSHIP', this.since, null);
    if (plan.kind === 'WATCHED') add('LOW_INCOME_WATCH', this.since, null);
    // One-off help stands for a year: the period in which its yearly limit counts.
    if (plan.temporary) {
      const from = plan.kind === 'TEMPORARY' ? this.since : addDays(today, -chance.int(5, 170));
      add('TEMPORARY_ASSISTANCE', from, addDays(from, 365));
    }
    if (plan.registeredPoor) add('REGISTERED_POOR', this.since, null);
  }

  private writeConsents(): void {
    const { chance, copier, today } = this.ground;
    const { id, head } = this.served;
    const consent = (purpose: string, days: number, expires_on: string | null, withdrawn_at: Date | null): void => {
      copier.add('consent', {
        id: chance.id(this.createdAt.getTime()),
        household_id: id,
        person_id: null,
        purpose,
        granted_on: addDays(today, -days),
        expires_on,
        withdrawn_at,
        given_by: head.name,
        text_version: CONSENT_TEXT_VERSION,
      });
    };
    for (const purpose of this.plan.consents)
      consent(purpose, chance.int(5, 600), chance.happens(0.1) ? addDays(today, chance.int(30, 400)) : null, null);
    if (this.plan.consents.length < 3 && chance.happens(0.2)) consent('PSYCHOLOGICAL_CARE', 500, addDays(today, -chance.int(5, 90)), null);
  }
}
