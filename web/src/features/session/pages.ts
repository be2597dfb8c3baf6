import type { IconName } from '../../ui/Icon';

/** The pages of the staff's console with the action that makes each of use. */
export const PAGES = [
  // An organisation has no needs to see: its day starts with its projects.
  { to: '/today', key: 'today', icon: 'today', action: 'need:read' },
  { to: '/cases', key: 'cases', icon: 'cases', action: 'household:read' },
  { to: '/board', key: 'board', icon: 'board', action: 'need:read' },
  { to: '/care', key: 'care', icon: 'care', action: 'care:read' },
  { to: '/projects', key: 'projects', icon: 'team', action: 'project:browse' },
  { to: '/volunteers', key: 'volunteers', icon: 'volunteers', action: 'volunteer:browse' },
  { to: '/data', key: 'data', icon: 'data', action: 'import:use' },
  { to: '/admin', key: 'admin', icon: 'admin', action: 'account:read' },
] as const satisfies readonly { to: string; key: string; icon: IconName; action: string }[];

/** The first page that these actions open: the volunteer's view when no staff page does. */
export function homeOf(actions: readonly string[]): (typeof PAGES)[number]['to'] | '/m' {
  return PAGES.find((page) => actions.includes(page.action))?.to ?? '/m';
}
