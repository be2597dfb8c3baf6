import { open } from '../../platform/vault/envelope.js';
import type { Keyring } from '../../platform/vault/keys.js';
import { qingdaoAreas } from '../areas/index.js';
import { SERVICES, SKILLS } from '../catalogue/index.js';
import { HARDSHIP_TAGS, PROGRAMMES, RELATIONS, SEXES, TIERS } from '../imports/index.js';
import type { Row, Sink, WorldTable } from './copy.js';

/** A line of a roster under the keys of the import's fields. */
export type RosterRow = Readonly<Record<string, string | null>>;

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const text = (value: Row[string] | undefined): string | null => (value === null || value === undefined ? null : String(value));
const list = (value: Row[string] | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
/** The word that rosters use for a value. */
const wordOf = (choices: readonly { value: string; words: readonly string[] }[], value: string): string =>
  choices.find((choice) => choice.value === value)?.words[0] ?? value;
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** `YYYY-MM-DD HH:mm` in Asia/Shanghai. */
function moment(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Numbers of a roster are its own: those of the system would collide with the ones that it gives out itself. */
function rosterNumber(number: Row[string] | undefined): string {
  return String(number).replace(/^JT/, 'R');
}

/** Turns the generator's rows into lines of rosters, household by household. */
export class RosterSink implements Sink {
  readonly rosters = { HOUSEHOLDS: [] as RosterRow[], VOLUNTEERS: [] as RosterRow[], NEEDS: [] as RosterRow[] };
  private tables = new Map<WorldTable, Row[]>();
  private readonly teams = new Map<string, string>();
  private readonly areas = new Map(qingdaoAreas().map((area) => [area.code, area]));

  constructor(
    private readonly keyring: Keyring,
    private readonly now: Date,
  ) {}

  add(table: WorldTable, row: Row): void {
    const rows = this.tables.get(table);
    if (rows) rows.push(row);
    else this.tables.set(table, [row]);
  }

  async sendIfFull(): Promise<void> {
    await this.send();
  }

  send(): Promise<void> {
    for (const team of this.rows('volunteer_team')) this.teams.set(String(team['id']), String(team['name']));
    for (const volunteer of this.rows('volunteer')) this.rosters.VOLUNTEERS.push(this.volunteer(volunteer));
    for (const household of this.rows('household')) {
      this.rosters.HOUSEHOLDS.push(...this.members(household));
      this.rosters.NEEDS.push(...this.needs(household));
    }
    this.tables = new Map();
    return Promise.resolve();
  }

  private rows(table: WorldTable): readonly Row[] {
    return this.tables.get(table) ?? [];
  }

  private of(table: WorldTable, column: string, id: Row[string] | undefined): readonly Row[] {
    return this.rows(table).filter((row) => row[column] === id);
  }

  private identity(table: 'person' | 'volunteer', row: Row): string {
    return open(this.keyring, { table, column: 'identity_sealed', rowId: String(row['id']) }, String(row['identity_sealed']));
  }

  /** Columns of the area: the code for what lies below a community, so that no level is lost. */
  private area(code: Row[string] | undefined): RosterRow {
    return { area: String(code).replace(/(?:000){1,3}$/, ''), ...this.levels(Number(code)) };
  }

  private levels(code: number): RosterRow {
    const names: Record<string, string | null> = {};
    for (let area = this.areas.get(code); area; area = this.areas.get(area.parentCode ?? 0)) {
      if (area.level === 'DISTRICT' || area.level === 'TOWN' || area.level === 'COMMUNITY') names[area.level.toLowerCase()] = area.name;
    }
    return names;
  }

  private members(household: Row): RosterRow[] {
    const statuses = this.of('assistance_status', 'household_id', household['id']);
    return this.of('household_membership', 'household_id', household['id']).map((membership) =>
      this.member(household, statuses, membership),
    );
  }

  /** The household's own facts stand on the line of its head. */
  private member(household: Row, statuses: readonly Row[], membership: Row): RosterRow {
    const [person] = this.of('person', 'id', membership['person_id']);
    if (!person) throw new Error('a membership comes with its person');
    const own = {
      householdNumber: rosterNumber(household['number']),
      name: text(person['name']),
      identityNumber: this.identity('person', person),
      sex: wordOf(SEXES, String(person['sex'])),
      birthDate: text(person['birth_date']),
      relation: wordOf(RELATIONS, String(membership['relation'])),
      phone: text(person['phone']),
      ...this.area(household['area_code']),
      disabilityGrade: text(person['disability_grade']),
      dialects: list(person['dialects']).join(';'),
    };
    if (membership['relation'] !== 'HEAD') return own;
    return {
      ...own,
      phone: text(household['phone'] ?? person['phone']),
      address: text(household['address']),
      programmes: statuses.map((status) => wordOf(PROGRAMMES, String(status['programme']))).join(';'),
      programmeFrom: text(statuses[0]?.['from']),
      hardshipTags: list(household['hardship_tags'])
        .map((tag) => wordOf(HARDSHIP_TAGS, tag))
        .join(';'),
      latitude: text(household['latitude']),
      longitude: text(household['longitude']),
    };
  }

  private volunteer(row: Row): RosterRow {
    const windows = this.of('availability_window', 'volunteer_id', row['id']);
    return {
      name: text(row['name']),
      phone: text(row['phone']),
      identityNumber: this.identity('volunteer', row),
      sex: wordOf(SEXES, String(row['sex'])),
      birthDate: text(row['birth_date']),
      ...this.area(row['home_area_code']),
      teams: this.of('team_member', 'volunteer_id', row['id'])
        .map((member) => this.teams.get(String(member['team_id'])) ?? '')
        .join(';'),
      skills: list(row['skill_codes'])
        .map((code) => SKILLS.find((skill) => skill.code === code)?.name ?? code)
        .join(';'),
      languages: list(row['languages']).join(';'),
      availability: windows
        .map(
          (window) =>
            `${WEEKDAYS[Number(window['weekday'])]} ${clock(Number(window['from_minute']))}-${clock(Number(window['to_minute']))}`,
        )
        .join('；'),
      weeklyMinutes: text(row['weekly_minutes']),
      weeklyTasks: text(row['weekly_tasks']),
      travelKm: text(row['travel_km']),
      vettedUntil: text(row['vetted_until']),
      latitude: text(row['latitude']),
      longitude: text(row['longitude']),
    };
  }

  /** Needs that nobody is assigned to and that can still be served in time. */
  private needs(household: Row): RosterRow[] {
    const [person] = this.of('person', 'home_area_code', household['area_code']);
    return this.of('service_need', 'household_id', household['id'])
      .filter((need) => need['state'] === 'UNMATCHED' && need['due_at'] instanceof Date && need['due_at'] > this.now)
      .map((need) => {
        const at = (value: Row[string] | undefined): string | null => (value instanceof Date ? moment(value) : null);
        return {
          householdNumber: rosterNumber(household['number']),
          identityNumber: person && need['person_id'] === person['id'] ? this.identity('person', person) : null,
          service: SERVICES.find((service) => service.code === need['service_code'])?.name ?? text(need['service_code']),
          tier: wordOf(TIERS, String(need['tier'])),
          windowStart: at(need['window_start']),
          windowEnd: at(need['window_end']),
          dueAt: at(need['due_at']),
          minutes: text(need['minutes']),
          seats: text(need['seats']),
          requiredSex: need['required_sex'] === null ? null : wordOf(SEXES, String(need['required_sex'])),
          requiredDialect: text(need['required_dialect']),
          preferContinuity: need['prefer_continuity'] === true ? '是' : '否',
          note: text(need['note']),
          verifiedBy: text(need['verified_by']),
          verifiedOn: text(need['verified_on']),
        };
      });
  }
}
