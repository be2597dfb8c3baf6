import { useApolloClient } from '@apollo/client/react';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { Icon } from '../../ui/Icon';
import { SessionSignOutEverywhere } from './documents';
import { SessionSignOut } from './door';
import { useViewer } from './viewer';

/** Who is signed in, in which role, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const client = useApolloClient();
  const { account, roles, volunteerId } = useViewer();
  const [signOut] = useCommand(SessionSignOut, { refresh: false });
  const [signOutEverywhere] = useCommand(SessionSignOutEverywhere, { refresh: false });

  async function leave(everywhere: boolean): Promise<void> {
    await (everywhere ? signOutEverywhere({}) : signOut({}));
    await client.clearStore();
    location.assign('/login');
  }

  if (account === undefined) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', type: 'group', label: [account.displayName, ...roles.map((role) => t(`role.${role}`))].join(' · ') },
          ...(volunteerId === undefined ? [] : [{ key: 'phone', label: <a href="/m">{t('session.volunteerView')}</a> }]),
          { type: 'divider' as const },
          { key: 'out', label: t('session.signOut'), onClick: () => void leave(false) },
          { key: 'everywhere', label: t('session.signOutEverywhere'), onClick: () => void leave(true) },
        ],
      }}
    >
      <button type="button" className="button quiet" aria-label={t('session.accountMenu', { name: account.displayName })}>
        <Icon name="people" />
        <span className="clip account-name">{account.displayName}</span>
        <Icon name="down" />
      </button>
    </Dropdown>
  );
}
