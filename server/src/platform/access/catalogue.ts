/** Roles an account can be granted, each in an area or organisation. */
export enum Role {
  ADMIN = 'ADMIN',
  COORDINATOR = 'COORDINATOR',
  SOCIAL_WORKER = 'SOCIAL_WORKER',
  CLINICAL_SUPERVISOR = 'CLINICAL_SUPERVISOR',
  NGO_STAFF = 'NGO_STAFF',
  GRID_WORKER = 'GRID_WORKER',
  HOTLINE_AGENT = 'HOTLINE_AGENT',
  VOLUNTEER = 'VOLUNTEER',
  BUREAU_SUPERVISOR = 'BUREAU_SUPERVISOR',
  AUDITOR = 'AUDITOR',
}

const {
  ADMIN,
  COORDINATOR,
  SOCIAL_WORKER,
  CLINICAL_SUPERVISOR,
  NGO_STAFF,
  GRID_WORKER,
  HOTLINE_AGENT,
  VOLUNTEER,
  BUREAU_SUPERVISOR,
  AUDITOR,
} = Role;
const STAFF = [ADMIN, COORDINATOR, SOCIAL_WORKER, CLINICAL_SUPERVISOR, NGO_STAFF, GRID_WORKER, HOTLINE_AGENT, BUREAU_SUPERVISOR];
const EVERYONE = Object.values(Role);
const CASEWORK = [COORDINATOR, SOCIAL_WORKER, GRID_WORKER];

/**
 * Who may do what: the one place. Resolvers guard root fields with these actions, row policies ask for them
 * through `app.scope(action)`, the console through `viewerCan…` and `viewer.actions`.
 */
export const catalogue = {
  'account:read': [ADMIN, AUDITOR],
  'account:edit': [ADMIN],
  'account:own': EVERYONE,
  'area:read': EVERYONE,
  'area:edit': [ADMIN],
  'organisation:edit': [ADMIN],
  'audit:read': [AUDITOR],
  'calendar:edit': [ADMIN],
  'parameter:edit': [ADMIN],
  'policy:read': [...STAFF, AUDITOR],
  'household:read': [ADMIN, ...CASEWORK, CLINICAL_SUPERVISOR, HOTLINE_AGENT, BUREAU_SUPERVISOR],
  'household:edit': [ADMIN, ...CASEWORK],
  'household:reveal': CASEWORK,
  'figures:read': [ADMIN, COORDINATOR, SOCIAL_WORKER, CLINICAL_SUPERVISOR, BUREAU_SUPERVISOR, AUDITOR],
  'catalogue:read': EVERYONE,
  'catalogue:edit': [ADMIN],
  'team:edit': [ADMIN, COORDINATOR],
  'volunteer:read': [ADMIN, COORDINATOR, SOCIAL_WORKER, BUREAU_SUPERVISOR],
  'volunteer:browse': [ADMIN, COORDINATOR, SOCIAL_WORKER, NGO_STAFF, BUREAU_SUPERVISOR],
  'volunteer:edit': [ADMIN, COORDINATOR],
  'volunteer:own': [VOLUNTEER],
  'volunteer:absence': [ADMIN, COORDINATOR, VOLUNTEER],
  'plan:read': [ADMIN, ...CASEWORK, CLINICAL_SUPERVISOR, BUREAU_SUPERVISOR],
  'plan:edit': [SOCIAL_WORKER, COORDINATOR, GRID_WORKER],
  'plan:approve': [COORDINATOR, BUREAU_SUPERVISOR],
  'need:read': [ADMIN, ...CASEWORK, CLINICAL_SUPERVISOR, HOTLINE_AGENT, BUREAU_SUPERVISOR],
  'need:edit': [COORDINATOR, SOCIAL_WORKER, GRID_WORKER, HOTLINE_AGENT],
  'offer:read': [ADMIN, ...CASEWORK, BUREAU_SUPERVISOR],
  'offer:send': [COORDINATOR],
  'offer:answer': [VOLUNTEER],
  'assignment:read': [ADMIN, ...CASEWORK, BUREAU_SUPERVISOR],
  'assignment:edit': [COORDINATOR, SOCIAL_WORKER],
  'assignment:serve': [VOLUNTEER],
  'assignment:cancel': [COORDINATOR, SOCIAL_WORKER, VOLUNTEER],
  'match:read': [COORDINATOR, BUREAU_SUPERVISOR],
  'match:run': [COORDINATOR],
  'care:status': [COORDINATOR, SOCIAL_WORKER, CLINICAL_SUPERVISOR, GRID_WORKER, BUREAU_SUPERVISOR],
  'care:refer': [COORDINATOR, SOCIAL_WORKER, CLINICAL_SUPERVISOR, GRID_WORKER],
  'care:read': [SOCIAL_WORKER, CLINICAL_SUPERVISOR],
  'care:work': [SOCIAL_WORKER],
  'care:supervise': [CLINICAL_SUPERVISOR],
  'care:open': [SOCIAL_WORKER, CLINICAL_SUPERVISOR, BUREAU_SUPERVISOR],
  'care:alert': [SOCIAL_WORKER, CLINICAL_SUPERVISOR, BUREAU_SUPERVISOR],
  'care:concern': [VOLUNTEER],
  'care:break_glass': [SOCIAL_WORKER, BUREAU_SUPERVISOR],
  'care:glass_read': [SOCIAL_WORKER, CLINICAL_SUPERVISOR, BUREAU_SUPERVISOR, AUDITOR],
  'care:configure': [ADMIN],
  'care:bereavement': [...CASEWORK, CLINICAL_SUPERVISOR],
  'care:outcomes': [CLINICAL_SUPERVISOR, BUREAU_SUPERVISOR],
  'care:retain': [ADMIN],
  'today:read': STAFF,
  'import:run': [ADMIN, COORDINATOR],
  'import:undo': [ADMIN, COORDINATOR],
  'job:read': STAFF,
  'job:cancel': STAFF,
} as const satisfies Record<string, readonly Role[]>;

/** An action of the catalogue, `noun:verb`. */
export type Action = keyof typeof catalogue;

/** The catalogue as pairs, for the database's mirror. */
export function roleActions(): [Role, Action][] {
  return (Object.entries(catalogue) as [Action, readonly Role[]][]).flatMap(([action, roles]) =>
    roles.map((role): [Role, Action] => [role, action]),
  );
}
