// The four screens: for each what Finemesh, PostGraphile and the floor are asked, and how the answers of the others are brought into
// the form of ours, so that they can be compared value by value. The others answer names, telephones and addresses in clear; the
// masking that Finemesh does for each request is done here, outside the measured time.
const dist = new URL('../../../server/dist/', import.meta.url);
const { maskName, maskPhone, maskAddress } = await import(new URL('modules/households/masking.js', dist).href);
const { queryTokens } = await import(new URL('platform/search/tokens.js', dist).href);

const instant = (value) => (value === null ? null : new Date(value).toISOString());
const masked = (mask, value) => (value === null ? null : mask(value));
const digits = (code) => {
  const text = String(code);
  return /^\d{4}0{11}$/.test(text) ? text.slice(0, 4) : text.replace(/(?:000){1,3}$/, '');
};

const OPEN = ['UNMATCHED', 'OFFERED', 'ASSIGNED'];
const PAGE = 50;

// ── the work list: 50 open needs of a district by due time, and all that stands with each ────────────────────────────────────────
const workList = {
  title: 'work-list page',
  customPlans: true,
  own: `query WorkList($filter: ServiceNeedFilter!, $first: Int!, $after: String) {
    serviceNeeds(filter: $filter, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { node {
        id number tier state dueAt minutes seats seatsFilled seatsOffered
        household { id number headName memberCount plan { id number reviewDueOn } }
        service { id code name nameEn team skills { code name nameEn } }
        area { code name nameEn parent { code name nameEn parent { code name nameEn } } }
        assignments { id state startsAt endsAt volunteer { id number displayName teams { id name kind } } }
      } }
    }
  }`,
  peer: `query WorkList($filter: ServiceNeedFilter!, $first: Int!, $after: Cursor) {
    allServiceNeeds(filter: $filter, orderBy: [DUE_AT_ASC], first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id: rowId number tier state dueAt minutes seats seatsFilled seatsOffered
        householdByHouseholdId { id: rowId number headName memberCount householdPlansByHouseholdId(condition: { state: "ACTIVE" }) { nodes { id: rowId number reviewDueOn } } }
        serviceTypeByServiceCode { id: rowId code name nameEn teamKind skills { nodes { code name nameEn } } }
        adminAreaByAreaCode { code name nameEn adminAreaByParentCode { code name nameEn adminAreaByParentCode { code name nameEn } } }
        assignmentsByNeedId(orderBy: [STARTS_AT_DESC, PRIMARY_KEY_DESC]) { nodes { id: rowId state startsAt endsAt volunteerByVolunteerId {
          id: rowId number name teamMembersByVolunteerId { nodes { volunteerTeamByTeamId { id: rowId name kind } } } } } }
      }
    }
  }`,
  floor: `with page as (
      select * from service_need n where n.area_code >= $1::bigint and n.area_code < $2::bigint and n.state = any ($3::text[])
        and ($5::timestamptz is null or (n.due_at, n.id) > ($5, $6::uuid))
      order by n.due_at, n.id limit $4::int + 1),
    shown as (select * from page order by due_at, id limit $4)
    select json_build_object(
      'totalCount', (select count(*) from service_need n where n.area_code >= $1 and n.area_code < $2 and n.state = any ($3)),
      'hasNextPage', (select count(*) > $4 from page),
      'nodes', coalesce((select json_agg(json_build_object(
        'id', n.id, 'number', n.number, 'tier', n.tier, 'state', n.state, 'dueAt', n.due_at, 'minutes', n.minutes, 'seats', n.seats, 'seatsFilled', n.seats_filled, 'seatsOffered', n.seats_offered,
        'household', (select json_build_object('id', h.id, 'number', h.number, 'headName', h.head_name, 'memberCount', h.member_count,
          'plan', (select json_build_object('id', p.id, 'number', p.number, 'reviewDueOn', p.review_due_on) from household_plan p where p.household_id = h.id and p.state = 'ACTIVE')) from household h where h.id = n.household_id),
        'service', (select json_build_object('id', s.id, 'code', s.code, 'name', s.name, 'nameEn', s.name_en, 'team', s.team_kind,
          'skills', coalesce((select json_agg(json_build_object('code', k.code, 'name', k.name, 'nameEn', k.name_en) order by w.at) from unnest(s.skill_codes) with ordinality w (code, at) join skill k using (code)), '[]')) from service_type s where s.code = n.service_code),
        'area', (select json_build_object('code', a.code, 'name', a.name, 'nameEn', a.name_en, 'parent',
          (select json_build_object('code', b.code, 'name', b.name, 'nameEn', b.name_en, 'parent',
            (select json_build_object('code', c.code, 'name', c.name, 'nameEn', c.name_en) from admin_area c where c.code = b.parent_code)) from admin_area b where b.code = a.parent_code)) from admin_area a where a.code = n.area_code),
        'assignments', coalesce((select json_agg(json_build_object('id', a.id, 'state', a.state, 'startsAt', a.starts_at, 'endsAt', a.ends_at,
          'volunteer', (select json_build_object('id', v.id, 'number', v.number, 'displayName', v.name,
            'teams', coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'kind', t.kind) order by t.name) from team_member m join volunteer_team t on t.id = m.team_id where m.volunteer_id = v.id), '[]'))
            from volunteer v where v.id = a.volunteer_id)) order by a.starts_at desc, a.id desc) from assignment a where a.need_id = n.id), '[]')
      ) order by n.due_at, n.id) from shown n), '[]'))::text`,
  /** Ten districts, their first page and their second. */
  async variants({ districts, first }) {
    const made = [];
    for (const code of districts) {
      const ask = (own, peer, seek) => ({
        own: { filter: { areaCode: code, states: OPEN }, first: PAGE, after: own },
        peer: {
          filter: { areaCode: { greaterThanOrEqualTo: `${code}000000000`, lessThan: `${Number(code) + 1}000000000` }, state: { in: OPEN } },
          first: PAGE,
          after: peer,
        },
        floor: [`${code}000000000`, `${Number(code) + 1}000000000`, OPEN, PAGE, ...seek],
      });
      const begin = ask(null, null, [null, null]);
      made.push(begin);
      const answers = await first(begin);
      const page = answers.own.serviceNeeds;
      const last = page.edges.at(-1)?.node;
      if (page.pageInfo.hasNextPage)
        made.push(ask(page.pageInfo.endCursor, answers.peer.allServiceNeeds.pageInfo.endCursor, [last.dueAt, last.id]));
    }
    return made;
  },
  fromOwn: ({ serviceNeeds: page }) => ({
    totalCount: page.totalCount,
    hasNextPage: page.pageInfo.hasNextPage,
    nodes: page.edges.map(({ node }) => node),
  }),
  fromPeer: ({ allServiceNeeds: page }) => ({
    totalCount: page.totalCount,
    hasNextPage: page.pageInfo.hasNextPage,
    nodes: page.nodes.map((need) => ({
      ...facts(need),
      household: household(need.householdByHouseholdId, need.householdByHouseholdId.householdPlansByHouseholdId.nodes[0] ?? null),
      service: { ...service(need.serviceTypeByServiceCode), skills: need.serviceTypeByServiceCode.skills.nodes },
      area: area(need.adminAreaByAreaCode, 2),
      assignments: need.assignmentsByNeedId.nodes.map((each) => ({
        ...visit(each),
        volunteer: {
          ...volunteer(each.volunteerByVolunteerId),
          // Through the table between them the peer cannot sort by name.
          teams: each.volunteerByVolunteerId.teamMembersByVolunteerId.nodes
            .map((member) => member.volunteerTeamByTeamId)
            .sort((a, b) => (a.name < b.name ? -1 : 1)),
        },
      })),
    })),
  }),
  fromFloor: ({ nodes, ...page }) => ({
    ...page,
    nodes: nodes.map((need) => ({
      ...need,
      dueAt: instant(need.dueAt),
      household: { ...need.household, headName: maskName(need.household.headName) },
      area: area(need.area, 2, 'parent'),
      assignments: need.assignments.map((each) => ({ ...each, startsAt: instant(each.startsAt), endsAt: instant(each.endsAt) })),
    })),
  }),
};

const facts = ({ id, number, tier, state, dueAt, minutes, seats, seatsFilled, seatsOffered }) => ({
  id,
  number,
  tier,
  state,
  dueAt: instant(dueAt),
  minutes,
  seats,
  seatsFilled,
  seatsOffered,
});
const household = ({ id, number, headName, memberCount }, plan) => ({ id, number, headName: maskName(headName), memberCount, plan });
const service = ({ id, code, name, nameEn, teamKind, team = teamKind }) => ({ id, code, name, nameEn, team });
const visit = ({ id, state, startsAt, endsAt }) => ({ id, state, startsAt: instant(startsAt), endsAt: instant(endsAt) });
const volunteer = ({ id, number, name }) => ({ id, number, displayName: name });
function area(found, levels, key = 'adminAreaByParentCode') {
  if (found === null) return null;
  const { code, name, nameEn } = found;
  return { code: digits(code), name, nameEn, ...(levels > 0 ? { parent: area(found[key], levels - 1, key) } : {}) };
}

// ── a household's page ───────────────────────────────────────────────────────────────────────────────────────────────────────────
const householdPage = {
  title: 'household page',
  own: `query Case($id: ID!) {
    household(id: $id) {
      id number headName address phone memberCount hardshipTags lastContactAt updatedAt version
      area { code name nameEn parent { code name nameEn parent { code name nameEn } } }
      members { id relation from until person { id maskedName sex identityTail phone dialects disabilityGrade } }
      statuses { id programme from until endReason }
      consents { id purpose grantedOn withdrawnAt expiresOn textVersion }
      plan { id number summary reviewDueOn goals { id domain text measures { id text everyDays startsOn endsOn } } }
      needs(first: 100) { totalCount edges { node {
        id number tier state dueAt service { id code name nameEn team }
        assignments { id state startsAt endsAt volunteer { id number displayName } }
      } } }
    }
  }`,
  peer: `query Case($id: UUID!) {
    householdByRowId(rowId: $id) {
      id: rowId number headName address phone memberCount hardshipTags lastContactAt updatedAt version
      adminAreaByAreaCode { code name nameEn adminAreaByParentCode { code name nameEn adminAreaByParentCode { code name nameEn } } }
      householdMembershipsByHouseholdId { nodes { id: rowId relation from until personByPersonId { id: rowId name sex identityTail phone dialects disabilityGrade } } }
      assistanceStatusesByHouseholdId { nodes { id: rowId programme from until endReason } }
      consentsByHouseholdId { nodes { id: rowId purpose grantedOn withdrawnAt expiresOn textVersion } }
      householdPlansByHouseholdId(condition: { state: "ACTIVE" }) { nodes { id: rowId number summary reviewDueOn
        planGoalsByPlanId(orderBy: POSITION_ASC) { nodes { id: rowId domain text planMeasuresByGoalId(orderBy: POSITION_ASC) { nodes { id: rowId text everyDays startsOn endsOn } } } } } }
      serviceNeedsByHouseholdId(first: 100, orderBy: [DUE_AT_ASC]) { totalCount nodes {
        id: rowId number tier state dueAt serviceTypeByServiceCode { id: rowId code name nameEn teamKind }
        assignmentsByNeedId(orderBy: [STARTS_AT_DESC, PRIMARY_KEY_DESC]) { nodes { id: rowId state startsAt endsAt volunteerByVolunteerId { id: rowId number name } } }
      } }
    }
  }`,
  floor: `select json_build_object('id', h.id, 'number', h.number, 'headName', h.head_name, 'address', h.address, 'phone', h.phone, 'memberCount', h.member_count,
      'hardshipTags', h.hardship_tags, 'lastContactAt', h.last_contact_at, 'updatedAt', h.updated_at, 'version', h.version,
      'area', (select json_build_object('code', a.code, 'name', a.name, 'nameEn', a.name_en, 'parent',
        (select json_build_object('code', b.code, 'name', b.name, 'nameEn', b.name_en, 'parent',
          (select json_build_object('code', c.code, 'name', c.name, 'nameEn', c.name_en) from admin_area c where c.code = b.parent_code)) from admin_area b where b.code = a.parent_code)) from admin_area a where a.code = h.area_code),
      'members', coalesce((select json_agg(json_build_object('id', m.id, 'relation', m.relation, 'from', m."from", 'until', m.until,
        'person', json_build_object('id', p.id, 'name', p.name, 'sex', p.sex, 'identityTail', p.identity_tail, 'phone', p.phone, 'dialects', p.dialects, 'disabilityGrade', p.disability_grade)))
        from household_membership m join person p on p.id = m.person_id where m.household_id = h.id), '[]'),
      'statuses', coalesce((select json_agg(json_build_object('id', s.id, 'programme', s.programme, 'from', s."from", 'until', s.until, 'endReason', s.end_reason) order by s."from" desc, s.id) from assistance_status s where s.household_id = h.id), '[]'),
      'consents', coalesce((select json_agg(json_build_object('id', c.id, 'purpose', c.purpose, 'grantedOn', c.granted_on, 'withdrawnAt', c.withdrawn_at, 'expiresOn', c.expires_on, 'textVersion', c.text_version) order by c.granted_on desc, c.id) from consent c where c.household_id = h.id), '[]'),
      'plan', (select json_build_object('id', p.id, 'number', p.number, 'summary', p.summary, 'reviewDueOn', p.review_due_on,
        'goals', coalesce((select json_agg(json_build_object('id', g.id, 'domain', g.domain, 'text', g.text,
          'measures', coalesce((select json_agg(json_build_object('id', m.id, 'text', m.text, 'everyDays', m.every_days, 'startsOn', m.starts_on, 'endsOn', m.ends_on) order by m.position) from plan_measure m where m.goal_id = g.id), '[]')) order by g.position) from plan_goal g where g.plan_id = p.id), '[]'))
        from household_plan p where p.household_id = h.id and p.state = 'ACTIVE'),
      'needs', json_build_object('totalCount', (select count(*) from service_need n where n.household_id = h.id),
        'nodes', coalesce((select json_agg(json_build_object('id', n.id, 'number', n.number, 'tier', n.tier, 'state', n.state, 'dueAt', n.due_at,
          'service', (select json_build_object('id', s.id, 'code', s.code, 'name', s.name, 'nameEn', s.name_en, 'team', s.team_kind) from service_type s where s.code = n.service_code),
          'assignments', coalesce((select json_agg(json_build_object('id', a.id, 'state', a.state, 'startsAt', a.starts_at, 'endsAt', a.ends_at,
            'volunteer', (select json_build_object('id', v.id, 'number', v.number, 'displayName', v.name) from volunteer v where v.id = a.volunteer_id)) order by a.starts_at desc, a.id desc) from assignment a where a.need_id = n.id), '[]')) order by n.due_at, n.id)
          from (select * from service_need n where n.household_id = h.id order by n.due_at, n.id limit 100) n), '[]')))::text
    from household h where h.id = $1::uuid`,
  async variants({ owner }) {
    const { rows } = await owner.query(
      `select h.id from household h left join household_plan p on p.household_id = h.id and p.state = 'ACTIVE' order by p.id is null, md5(h.id::text) limit 60`,
    );
    return rows.map(({ id }) => ({ own: { id }, peer: { id }, floor: [id] }));
  },
  fromOwn: ({ household: { needs, ...found } }) => ({
    ...found,
    members: found.members.toSorted(byId),
    needs: { totalCount: needs.totalCount, nodes: needs.edges.map(({ node }) => node) },
  }),
  fromPeer: ({ householdByRowId: found }) => ({
    ...home(found),
    area: area(found.adminAreaByAreaCode, 2),
    members: found.householdMembershipsByHouseholdId.nodes
      .map(({ personByPersonId, ...each }) => member(each, personByPersonId))
      .sort(byId),
    // The peer sorts by what an index begins with only.
    statuses: found.assistanceStatusesByHouseholdId.nodes.toSorted(newest('from')),
    consents: found.consentsByHouseholdId.nodes.map(consent).sort(newest('grantedOn')),
    plan: found.householdPlansByHouseholdId.nodes.map(plan)[0] ?? null,
    needs: {
      totalCount: found.serviceNeedsByHouseholdId.totalCount,
      nodes: found.serviceNeedsByHouseholdId.nodes.map((need) => ({
        ...shortNeed(need),
        service: service(need.serviceTypeByServiceCode),
        assignments: need.assignmentsByNeedId.nodes.map((each) => ({ ...visit(each), volunteer: volunteer(each.volunteerByVolunteerId) })),
      })),
    },
  }),
  fromFloor: (found) => ({
    ...home(found),
    area: area(found.area, 2, 'parent'),
    members: found.members.map(({ person, ...each }) => member(each, person)).sort(byId),
    statuses: found.statuses,
    consents: found.consents.map(consent),
    plan: found.plan,
    needs: {
      totalCount: found.needs.totalCount,
      nodes: found.needs.nodes.map((need) => ({
        ...shortNeed(need),
        service: need.service,
        assignments: need.assignments.map((each) => ({ ...visit(each), volunteer: each.volunteer })),
      })),
    },
  }),
};

const byId = (a, b) => (a.id < b.id ? -1 : 1);
const newest = (day) => (a, b) => (a[day] === b[day] ? byId(a, b) : a[day] > b[day] ? -1 : 1);
const home = ({ id, number, headName, address, phone, memberCount, hardshipTags, lastContactAt, updatedAt, version }) => ({
  id,
  number,
  headName: maskName(headName),
  address: masked(maskAddress, address),
  phone: masked(maskPhone, phone),
  memberCount,
  hardshipTags,
  lastContactAt: instant(lastContactAt),
  updatedAt: instant(updatedAt),
  version,
});
const member = ({ id, relation, from, until }, { name, phone, ...person }) => ({
  id,
  relation,
  from,
  until,
  person: { ...person, maskedName: maskName(name), phone: masked(maskPhone, phone) },
});
const consent = (each) => ({ ...each, withdrawnAt: instant(each.withdrawnAt) });
const plan = ({ planGoalsByPlanId: goals, ...found }) => ({
  ...found,
  goals: goals.nodes.map(({ planMeasuresByGoalId: measures, ...goal }) => ({ ...goal, measures: measures.nodes })),
});
const shortNeed = ({ id, number, tier, state, dueAt }) => ({ id, number, tier, state, dueAt: instant(dueAt) });

// ── search as one types ──────────────────────────────────────────────────────────────────────────────────────────────────────────
const FOUND = 20;
const search = {
  title: 'search',
  own: `query Find($text: String!) {
    householdSearch(text: $text, first: ${FOUND}) { id number headName area { code name nameEn parent { code name nameEn } } }
  }`,
  peer: `query Find($tokens: [String!]!, $typed: String!) {
    householdsFound(tokens: $tokens, typed: $typed, wanted: ${FOUND}) { nodes { id: rowId number headName adminAreaByAreaCode { code name nameEn adminAreaByParentCode { code name nameEn } } } }
  }`,
  floor: `select coalesce(json_agg(json_build_object('id', h.id, 'number', h.number, 'headName', h.head_name,
      'area', (select json_build_object('code', a.code, 'name', a.name, 'nameEn', a.name_en, 'parent',
        (select json_build_object('code', b.code, 'name', b.name, 'nameEn', b.name_en) from admin_area b where b.code = a.parent_code)) from admin_area a where a.code = h.area_code)) order by h.place), '[]')::text
    from (select h.*, row_number() over (order by h.head_name <> $2, array_position(h.search, $1[1]), h.number) place
      from household h where h.id in (select app.households_found($1::text[], $2, ${FOUND})) order by place limit ${FOUND}) h`,
  /** Names, beginnings of names, pinyin, and last digits of telephones, as people type them. */
  async variants({ owner }) {
    const { rows } = await owner.query(`select name, phone from person where phone is not null order by md5(id::text) limit 16`);
    const texts = rows.flatMap(({ name, phone }) => [name, name.slice(0, 2), phone.slice(-4)]).concat('wxy', 'zhang', 'lihua', '王');
    return texts.map((text) => ({ own: { text }, peer: { tokens: queryTokens(text), typed: text }, floor: [queryTokens(text), text] }));
  },
  fromOwn: ({ householdSearch: found }) => found,
  fromPeer: ({ householdsFound: { nodes } }) =>
    nodes.map(({ id, number, headName, adminAreaByAreaCode }) => ({
      id,
      number,
      headName: maskName(headName),
      area: area(adminAreaByAreaCode, 1),
    })),
  fromFloor: (found) => found.map((each) => ({ ...each, headName: maskName(each.headName), area: area(each.area, 1, 'parent') })),
};

// ── the dashboard: what will be late ─────────────────────────────────────────────────────────────────────────────────────────────
const COUNTS =
  'overdue dueToday unassignedEmergency unassignedUrgent offersExpiringSoon awaitingVerification plansAwaitingMyApproval declinedToday';
const MIDNIGHT = () =>
  new Date(Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000) * 86_400_000 + 86_400_000 - 8 * 3_600_000).toISOString();
const dashboard = {
  title: 'dashboard',
  own: `query Day($areaCode: String) {
    today(areaCode: $areaCode) { ${COUNTS} next {
      id number tier state dueAt seats seatsFilled seatsOffered service { id name nameEn team } household { id headName } area { code name nameEn parent { code name nameEn } }
    } }
  }`,
  peer: `query Day($at: Datetime!, $midnight: Datetime!, $low: BigInt!, $high: BigInt!, $filter: ServiceNeedFilter!) {
    countsOfDay(at: $at, midnight: $midnight, low: $low, high: $high) { ${COUNTS} }
    allServiceNeeds(filter: $filter, orderBy: [DUE_AT_ASC], first: 20) { nodes {
      id: rowId number tier state dueAt seats seatsFilled seatsOffered serviceTypeByServiceCode { id: rowId name nameEn teamKind }
      householdByHouseholdId { id: rowId headName } adminAreaByAreaCode { code name nameEn adminAreaByParentCode { code name nameEn } }
    } }
  }`,
  floor: `select json_build_object('counts', (select row_to_json(c) from (select overdue, due_today as "dueToday", unassigned_emergency as "unassignedEmergency", unassigned_urgent as "unassignedUrgent",
      offers_expiring_soon as "offersExpiringSoon", awaiting_verification as "awaitingVerification", plans_awaiting_my_approval as "plansAwaitingMyApproval", declined_today as "declinedToday" from counts_of_day($1, $2, $3, $4)) c),
    'next', coalesce((select json_agg(json_build_object('id', n.id, 'number', n.number, 'tier', n.tier, 'state', n.state, 'dueAt', n.due_at, 'seats', n.seats, 'seatsFilled', n.seats_filled, 'seatsOffered', n.seats_offered,
      'service', (select json_build_object('id', s.id, 'name', s.name, 'nameEn', s.name_en, 'team', s.team_kind) from service_type s where s.code = n.service_code),
      'household', (select json_build_object('id', h.id, 'headName', h.head_name) from household h where h.id = n.household_id),
      'area', (select json_build_object('code', a.code, 'name', a.name, 'nameEn', a.name_en, 'parent',
        (select json_build_object('code', b.code, 'name', b.name, 'nameEn', b.name_en) from admin_area b where b.code = a.parent_code)) from admin_area a where a.code = n.area_code)) order by n.due_at, n.id)
      from (select * from service_need n where n.area_code >= $3 and n.area_code < $4 and n.state in ('UNMATCHED', 'OFFERED', 'ASSIGNED') order by n.due_at, n.id limit 20) n), '[]'))::text`,
  async variants({ districts }) {
    const at = new Date().toISOString();
    return districts.map((code) => {
      const [low, high] = [`${code}000000000`, `${Number(code) + 1}000000000`];
      return {
        own: { areaCode: code },
        peer: {
          at,
          midnight: MIDNIGHT(),
          low,
          high,
          filter: { areaCode: { greaterThanOrEqualTo: low, lessThan: high }, state: { in: OPEN } },
        },
        floor: [at, MIDNIGHT(), low, high],
      };
    });
  },
  fromOwn: ({ today: { next, ...counts } }) => ({ counts, next }),
  fromPeer: ({ countsOfDay, allServiceNeeds: { nodes } }) => ({
    counts: countsOfDay,
    next: nodes.map(
      ({ serviceTypeByServiceCode: { teamKind, ...kind }, householdByHouseholdId: { id, headName }, adminAreaByAreaCode, ...need }) => ({
        ...need,
        dueAt: instant(need.dueAt),
        service: { ...kind, team: teamKind },
        household: { id, headName: maskName(headName) },
        area: area(adminAreaByAreaCode, 1),
      }),
    ),
  }),
  fromFloor: ({ counts, next }) => ({
    counts,
    next: next.map((need) => ({
      ...need,
      dueAt: instant(need.dueAt),
      household: { ...need.household, headName: maskName(need.household.headName) },
      area: area(need.area, 1, 'parent'),
    })),
  }),
};

/** By the name under which `--screens` chooses them. */
export const screens = { list: workList, household: householdPage, search, dashboard };
