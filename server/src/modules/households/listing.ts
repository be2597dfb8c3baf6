import { civilDate } from '../../platform/clock.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { pageLength, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { type Listing, listPage } from '../../platform/graphql/list-page.js';
import { queryTokens } from '../../platform/search/tokens.js';
import { areaRange, parseAreaCode, whereInArea } from '../areas/index.js';
import type { AssistanceFigure } from './assistance-status.js';
import { Household } from './household.js';
import { parseIdentityNumber } from './identity-number.js';
import type { HouseholdFilter } from './inputs.js';
import { HouseholdOrder } from './payloads.js';
import { identityHash } from './persons.js';

/** What each order sorts by. Sort keys come from here and nowhere else. */
const ORDERS: Record<HouseholdOrder, Pick<Listing<Household>, 'order' | 'descending'>> = {
  [HouseholdOrder.NUMBER]: { order: [['h.number', 'text', (row) => row.number]] },
  [HouseholdOrder.RECENTLY_UPDATED]: {
    order: [
      ['h.updated_at', 'timestamptz', (row) => row.updatedAt],
      ['h.id', 'uuid', (row) => row.id],
    ],
    descending: true,
  },
};

/** A page of households that the actor may see. @throws Refusal INVALID_FORMAT for a wrong area code */
export function listHouseholds(op: Operation, args: PageArgs, orderBy: HouseholdOrder, filter: HouseholdFilter): Promise<Page<Household>> {
  return listPage<Household>(
    op,
    { select: columns(op, Household, 'h'), from: 'household h', where: conditions(op, filter), ...ORDERS[orderBy] },
    args,
  );
}

/**
 * Households that fit a text, the likeliest first: whose head bears exactly this name, then by how early among a household's
 * tokens the text stands (its number, its head, further members, its address, its telephones), then by number. Nothing for a
 * text without a letter or digit.
 */
export async function searchHouseholds(op: Operation, text: string, first: number): Promise<Household[]> {
  const where = new Where();
  const tokens = tokensOf(op, where, text);
  if (tokens === null) return [];
  const typed = text.normalize('NFKC').trim();
  const wanted = pageLength(first);
  if (tokens.length > 0) where.and('h.id in (select app.households_found(?::text[], ?, ?))', tokens, typed, wanted);
  const rank = `h.head_name <> ${where.bind(typed)}, array_position(h.search, ${where.bind(tokens[0] ?? '')}), h.number`;
  return op.rows<Household>(
    `select ${columns(op, Household, 'h')} from household h ${where.sql} order by ${rank} limit ${where.bind(wanted)}`,
    where.values,
  );
}

/** Households and persons by programme on a day, in the areas for which the actor may read figures. */
export function assistanceFigures(op: Operation, areaCode?: string, asOf?: string): Promise<AssistanceFigure[]> {
  const [low, high] = areaCode ? areaRange(parseAreaCode(areaCode)) : [0, 1e15];
  return op.rows<AssistanceFigure>('select * from app.assistance_figures($1, $2, $3::date)', [low, high, asOf ?? civilDate(op.now)]);
}

function conditions(op: Operation, filter: HouseholdFilter): Where {
  const where = whereInArea(new Where(), 'h.area_code', filter.areaCode);
  const today = civilDate(op.now);
  if (filter.programme) {
    where.and(
      `exists (select from assistance_status s where s.household_id = h.id and s.programme = ? and s."from" <= ?::date and (s.until is null or s.until > ?::date))`,
      filter.programme,
      today,
      today,
    );
  }
  if (filter.tag) where.and('h.hardship_tags @> ?::text[]', [filter.tag]);
  if (filter.withoutConsent) where.and("not app.has_consent(h.id, 'VOLUNTEER_SERVICE', ?::date)", today);
  if (filter.text?.trim()) {
    const tokens = tokensOf(op, where, filter.text);
    if (tokens === null) where.and('false');
    // Containment is no leakproof operator, so under row security only a definer function may answer it from the index.
    else if (tokens.length > 0) where.and('h.id in (select app.households_matching(?::text[]))', tokens);
  }
  return where;
}

/** @returns the tokens to look for; none for an identity number, for which it adds the condition itself; null when the text asks for nothing */
function tokensOf(op: Operation, where: Where, text: string): string[] | null {
  const identity = parseIdentityNumber(text, civilDate(op.now));
  if (identity.ok) {
    const hash = identityHash(op.runtime.keyring, identity.value.number);
    where.and(
      `h.id in (select m.household_id from household_membership m join person p on p.id = m.person_id where p.identity_hash = ? and (m.until is null or m.until > ?::date))`,
      hash,
      civilDate(op.now),
    );
    return [];
  }
  const tokens = queryTokens(text);
  return tokens.length === 0 ? null : tokens;
}
