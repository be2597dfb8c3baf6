import type { IconName } from '../../ui/Icon';

/** The pages of the staff's console with the action that makes each of use. */
export const PAGES = [
  // An organisation has no needs to see: its day starts with its projects.
  { to: '/today', key: 'today', icon: 'today', action: 'need:read' },
  { to: '/intake', key: 'intake', icon: 'phone', action: 'lead:report' },
  { to: '/cases', key: 'cases', icon: 'cases', action: 'household:read' },
  { to: '/board', key: 'board', icon: 'board', action: 'need:read' },
  { to: '/assistance', key: 'assistance', icon: 'file', action: 'assistance:read' },
  { to: '/relief', key: 'relief', icon: 'clock', action: 'relief:read' },
  { to: '/reviews', key: 'reviews', icon: 'refresh', action: 'assistance:read' },
  { to: '/hardship', key: 'hardship', icon: 'people', action: 'hardship:read' },
  { to: '/homecare', key: 'homecare', icon: 'clock', action: 'homecare:read' },
  { to: '/subsidy', key: 'subsidy', icon: 'calendar', action: 'subsidy:read' },
  { to: '/care', key: 'care', icon: 'care', action: 'care:glass_read' },
  { to: '/projects', key: 'projects', icon: 'spark', action: 'project:browse' },
  { to: '/volunteers', key: 'volunteers', icon: 'volunteers', action: 'volunteer:browse' },
  { to: '/overview', key: 'overview', icon: 'eye', action: 'coverage:read' },
  { to: '/grid', key: 'grid', icon: 'pin', action: 'grid:read' },
  { to: '/resources', key: 'resources', icon: 'team', action: 'resource:read' },
  { to: '/outreach', key: 'outreach', icon: 'language', action: 'outreach:read' },
  { to: '/inspections', key: 'inspections', icon: 'tick', action: 'inspection:read' },
  { to: '/comparisons', key: 'comparisons', icon: 'search', action: 'comparison:read' },
  { to: '/data', key: 'data', icon: 'data', action: 'import:use' },
  { to: '/admin', key: 'admin', icon: 'admin', action: 'account:read' },
] as const satisfies readonly { to: string; key: string; icon: IconName; action: string }[];

/** Actions that volunteers hold as well: no sign of somebody who works at the console. */
const SHARED: readonly string[] = ['lead:report'];

/** The first page that these actions open: the volunteer's view when no staff page does. */
export function homeOf(actions: readonly string[]): (typeof PAGES)[number]['to'] | '/m' {
  return PAGES.find((page) => !SHARED.includes(page.action) && actions.includes(page.action))?.to ?? '/m';
}
