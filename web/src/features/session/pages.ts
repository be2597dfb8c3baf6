import type { IconName } from '../../ui/Icon';

/** The pages of the staff's console with the action that makes each of use; those under another are reached from there. */
export const PAGES = [
  // An organisation has no needs to see: its day starts with its projects.
  { to: '/today', key: 'today', icon: 'today', action: 'need:read' },
  { to: '/intake', key: 'intake', icon: 'phone', action: 'lead:report' },
  { to: '/cases', key: 'cases', icon: 'cases', action: 'household:read' },
  { to: '/board', key: 'board', icon: 'board', action: 'need:read' },
  { to: '/assistance', key: 'assistance', icon: 'file', action: 'assistance:read' },
  { to: '/relief', key: 'relief', icon: 'clock', action: 'relief:read', under: '/assistance' },
  { to: '/reviews', key: 'reviews', icon: 'refresh', action: 'assistance:read', under: '/assistance' },
  { to: '/hardship', key: 'hardship', icon: 'people', action: 'hardship:read', under: '/assistance' },
  { to: '/homecare', key: 'homecare', icon: 'clock', action: 'homecare:read', under: '/assistance' },
  { to: '/subsidy', key: 'subsidy', icon: 'calendar', action: 'subsidy:read', under: '/assistance' },
  { to: '/care', key: 'care', icon: 'care', action: 'care:glass_read' },
  { to: '/projects', key: 'projects', icon: 'spark', action: 'project:browse' },
  { to: '/volunteers', key: 'volunteers', icon: 'volunteers', action: 'volunteer:browse' },
  { to: '/overview', key: 'overview', icon: 'eye', action: 'coverage:read' },
  { to: '/grid', key: 'grid', icon: 'pin', action: 'grid:read', under: '/overview' },
  { to: '/resources', key: 'resources', icon: 'team', action: 'resource:read', under: '/overview' },
  { to: '/outreach', key: 'outreach', icon: 'language', action: 'outreach:read', under: '/overview' },
  { to: '/inspections', key: 'inspections', icon: 'tick', action: 'inspection:read', under: '/overview' },
  { to: '/training', key: 'training', icon: 'volunteers', action: 'training:read', under: '/overview' },
  { to: '/comparisons', key: 'comparisons', icon: 'search', action: 'comparison:read', under: '/overview' },
  { to: '/data', key: 'data', icon: 'data', action: 'import:use' },
  { to: '/admin', key: 'admin', icon: 'admin', action: 'account:read' },
] as const satisfies readonly { to: string; key: string; icon: IconName; action: string; under?: string }[];

/** Actions that volunteers hold as well: no sign of somebody who works at the console. */
const SHARED: readonly string[] = ['lead:report'];

/** The first page that these actions open: the volunteer's view when no staff page does. */
export function homeOf(actions: readonly string[]): (typeof PAGES)[number]['to'] | '/m' {
  return PAGES.find((page) => !SHARED.includes(page.action) && actions.includes(page.action))?.to ?? '/m';
}

type Page = (typeof PAGES)[number];

/** The page that stands in the rail for a page: the one it is under, or itself. */
export function railOf(page: Page): Page['to'] {
  return 'under' in page ? page.under : page.to;
}
