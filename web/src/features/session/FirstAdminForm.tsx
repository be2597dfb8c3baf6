import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import type { Failure } from '../../platform/errors';
import { splitErrors, type UserError } from '../../platform/user-errors';
import { TextField } from '../../ui/Field';
import { Refusals, refusalText } from '../../ui/RefusalText';
import { FirstAdminCreate } from './documents';

const FIELDS = ['setupCode', 'username', 'displayName', 'password'] as const;
type Values = Record<(typeof FIELDS)[number], string>;

const complete = { setupCode: 'one-time-code', username: 'username', displayName: 'name', password: 'new-password' } as const;

/** An empty system's first step: the administrator who then sets up everyone else. */
export function FirstAdminForm({ onCreated }: { readonly onCreated: () => void }) {
  const { t, i18n } = useTranslation();
  const [values, setValues] = useState<Values>({ setupCode: '', username: '', displayName: '', password: '' });
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [create, busy] = useCommand(FirstAdminCreate, { refresh: false });
  const { byField, rest } = splitErrors(errors, FIELDS);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const outcome = await create({ input: values });
    setErrors(outcome.kind === 'refused' ? outcome.errors : []);
    setFailure(outcome.kind === 'failed' ? outcome.failure : null);
    if (outcome.kind === 'done') onCreated();
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} aria-label={t('setup.title')}>
      <p className="muted">{t('setup.intro')}</p>
      <Refusals errors={rest} failure={failure} />
      {FIELDS.map((name) => {
        const error = byField.get(name);
        return (
          <TextField
            key={name}
            name={name}
            label={t(`setup.${name}`)}
            type={name === 'password' ? 'password' : 'text'}
            autoComplete={complete[name]}
            required
            value={values[name]}
            error={error && refusalText(error, t, i18n.language)}
            hint={name === 'setupCode' || name === 'password' ? t(`setup.${name}Hint`) : undefined}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        );
      })}
      <button type="submit" className="button primary tall" disabled={busy} aria-busy={busy}>
        {t('setup.create')}
      </button>
    </form>
  );
}
