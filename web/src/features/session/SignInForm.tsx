import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import type { Failure } from '../../platform/errors';
import type { UserError } from '../../platform/user-errors';
import { TextField } from '../../ui/Field';
import { Refusals } from '../../ui/RefusalText';
import { SessionSignIn } from './door';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Asks for the account name and the password. `onSignedIn` learns whether the account is only a volunteer's. */
export function SignInForm({
  initial,
  onSignedIn,
}: {
  readonly initial: Credentials;
  readonly onSignedIn: (onlyVolunteer: boolean) => void;
}) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Credentials>(initial);
  const [refusals, setRefusals] = useState<readonly UserError[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [signIn, busy] = useCommand(SessionSignIn, { refresh: false });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const outcome = await signIn({ input: { username: values.username.trim(), password: values.password } });
    setRefusals(outcome.kind === 'refused' ? outcome.errors : []);
    setFailure(outcome.kind === 'failed' ? outcome.failure : null);
    if (outcome.kind !== 'done') return;
    const viewer = outcome.payload.viewer;
    onSignedIn(viewer?.volunteer != null && !viewer.actions.includes('today:read'));
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} aria-label={t('session.signIn')}>
      <Refusals errors={refusals} failure={failure} />
      <TextField
        label={t('session.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        required
        value={values.username}
        onChange={(event) => setValues({ ...values, username: event.target.value })}
      />
      <TextField
        label={t('session.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        value={values.password}
        onChange={(event) => setValues({ ...values, password: event.target.value })}
      />
      <button type="submit" className="button primary tall" disabled={busy} aria-busy={busy}>
        {busy ? t('session.signingIn') : t('session.signIn')}
      </button>
    </form>
  );
}
