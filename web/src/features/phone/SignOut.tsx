import { useApolloClient } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { Icon } from '../../ui/Icon';
import { SessionSignOut } from '../session/door';

/** Ends the session on this phone. */
export function SignOut() {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [signOut] = useCommand(SessionSignOut, { refresh: false });
  async function leave(): Promise<void> {
    await signOut({});
    await client.clearStore();
    location.assign('/m');
  }
  return (
    <button type="button" className="button quiet" aria-label={t('session.signOut')} onClick={() => void leave()}>
      <Icon name="out" />
    </button>
  );
}
