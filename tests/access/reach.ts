/** How far a role reaches with an operation. */
export type Reach =
  /** Rows of the actor's own area, or targets in it; elsewhere as if nothing existed. */
  | 'area'
  /** The same everywhere: public knowledge of a city, not bound to an area. */
  | 'all'
  /** What is the actor's own, and nobody else's even in the same area. */
  | 'mine'
  /** Volunteers of the actor's organisation. */
  | 'organisation'
  /** May ask, and sees nothing. */
  | 'nothing';

export const ROLES = [
  'ADMIN',
  'COORDINATOR',
  'SOCIAL_WORKER',
  'CLINICAL_SUPERVISOR',
  'NGO_STAFF',
  'GRID_WORKER',
  'HOTLINE_AGENT',
  'VOLUNTEER',
  'BUREAU_SUPERVISOR',
  'AUDITOR',
] as const;
export type RoleName = (typeof ROLES)[number];

/** Who reaches an operation; a role that it does not name is refused. */
export interface Row {
  /** Whether somebody without a session may ask. */
  public?: true;
  reach: Partial<Record<RoleName, Reach>>;
}

/** The same reach for some roles. */
export const each = (reach: Reach, ...roles: RoleName[]): Partial<Record<RoleName, Reach>> =>
  Object.fromEntries(roles.map((role) => [role, reach]));
/** The same reach for every role. */
export const everyone = (reach: Reach): Row => ({ reach: each(reach, ...ROLES) });
/** Some roles in their own area, and nobody else. */
export const inArea = (...roles: RoleName[]): Row => ({ reach: each('area', ...roles) });
/** Some roles with one reach, and nobody else. */
export const only = (reach: Reach, ...roles: RoleName[]): Row => ({ reach: each(reach, ...roles) });
