import { useTranslation } from 'react-i18next';
import type { Role } from '../../gql/graphql';

interface SignIn {
  readonly username: string;
  readonly password: string;
  readonly role: Role;
  readonly areaName: string | null;
}

interface Props {
  readonly signIns: readonly SignIn[];
  readonly onChoose: (credentials: { username: string; password: string }) => void;
}

/** The sample accounts of a demonstration, one press away. */
export function DemoSignIns({ signIns, onChoose }: Props) {
  const { t } = useTranslation();
  if (signIns.length === 0) return null;
  return (
    <details className="login-demo" open>
      <summary>{t('session.demoAccounts')}</summary>
      <ul>
        {signIns.map(({ username, password, role, areaName }) => (
          <li key={username}>
            <button type="button" className="button small" onClick={() => onChoose({ username, password })}>
              {t(`role.${role}`)}
              <span className="muted clip">{areaName ?? username}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
