import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../platform/command';
import type { Failure } from '../../platform/errors';
import type { UserError } from '../../platform/user-errors';
import { TextField } from '../../ui/Field';
import { Refusals } from '../../ui/RefusalText';

/** What a sign-in asks for. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface Props {
  readonly initial: Credentials;
  readonly send: (credentials: Credentials) => Promise<Outcome<unknown>>;
}

/** Asks for the account name and the password. Whoever sends them goes on when it worked. */
export function SignInForm({ initial, send }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Credentials>(initial);
  const [refusals, setRefusals] = useState<readonly UserError[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const outcome = await send({ username: values.username.trim(), password: values.password });
    setBusy(false);
    setRefusals(outcome.kind === 'refused' ? outcome.errors : []);
    setFailure(outcome.kind === 'failed' ? outcome.failure : null);
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
