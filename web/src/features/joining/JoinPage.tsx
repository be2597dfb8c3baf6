import { useCallback, useEffect, useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { JoinFormQuery, TeamKind } from '../../gql/graphql';
import type { Outcome as Answer } from '../../platform/command';
import { failureOf, type Failure } from '../../platform/errors';
import { ask, command } from '../../platform/lean';
import { localName } from '../../platform/local-name';
import { TextAreaField, TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { FailureView, Outcome } from '../../ui/Outcome';
import { Refusals } from '../../ui/RefusalText';
import { Skeleton } from '../../ui/Skeleton';
import { LanguageSwitch } from '../session/LanguageSwitch';
import './join.css';

const JoinForm = graphql(`
  query JoinForm {
    joinForm {
      areas {
        code
        name
        nameEn
      }
      agreement {
        id
        body
        bodyEn
        sample
      }
    }
  }
`);

const VolunteerApply = graphql(`
  mutation VolunteerApply($input: VolunteerApplyInput!) {
    volunteerApply(input: $input) {
      received
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

type Choices = JoinFormQuery['joinForm'];

const TEAMS = ['BLUE_VEST', 'RED_SEAGULL', 'LITTLE_ORANGE_LAMP'] as const satisfies readonly TeamKind[];
const EMPTY = { name: '', phone: '', areaCode: '', team: '', languages: '', times: '', motive: '' };

/** Anybody applies to serve: who, where, when, why, and the agreement. No account, no identity number. */
export default function JoinPage() {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<Choices | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [received, setReceived] = useState(false);
  const load = useCallback((): void => {
    ask(JoinForm, {}).then(
      ({ data }) => setChoices(data.joinForm),
      (error: unknown) => setFailure(failureOf(error)),
    );
  }, []);
  useEffect(load, [load]);
  function retry(): void {
    setFailure(null);
    load();
  }
  return (
    <main className="join">
      <title>{t('join.documentTitle')}</title>
      <div className="row">
        <img src="/mark.svg" alt="" width="32" height="32" />
        <h1 className="grow">{t('join.title')}</h1>
        <LanguageSwitch />
      </div>
      {failure !== null && <FailureView failure={failure} retry={retry} />}
      {failure === null && choices === null && <Skeleton />}
      {received && <Outcome icon="tick" title={t('join.received')} hint={t('join.receivedHint')} role="status" />}
      {!received && choices !== null && <Application choices={choices} done={() => setReceived(true)} />}
    </main>
  );
}

function Application({ choices, done }: { readonly choices: Choices; readonly done: () => void }) {
  const { t, i18n } = useTranslation();
  const [told, setTold] = useState(EMPTY);
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown> | null>(null);
  const [requestId] = useState(() => crypto.randomUUID());
  const write = (change: Partial<typeof EMPTY>): void => setTold((before) => ({ ...before, ...change }));
  const { agreement } = choices;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const result = await command(VolunteerApply, {
      input: {
        requestId,
        name: told.name.trim(),
        phone: told.phone.trim(),
        areaCode: told.areaCode,
        teamKind: told.team === '' ? null : (told.team as TeamKind),
        languages: told.languages.trim(),
        times: told.times.trim(),
        motive: told.motive.trim(),
        agreementId: agreement.id,
      },
    });
    setBusy(false);
    setAnswer(result);
    if (result.kind === 'done') done();
    else scrollTo(0, 0);
  }

  return (
    <form className="join-form" onSubmit={(event) => void submit(event)}>
      <p className="muted">{t('join.intro')}</p>
      {answer?.kind === 'refused' && (
        <Notice tone="late" role="alert">
          <Refusals errors={answer.errors} />
        </Notice>
      )}
      {answer?.kind === 'failed' && <FailureView failure={answer.failure} retry={() => setAnswer(null)} />}
      <TextField
        label={t('join.name')}
        autoComplete="name"
        required
        maxLength={60}
        value={told.name}
        onChange={(event) => write({ name: event.target.value })}
      />
      <TextField
        label={t('join.phone')}
        hint={t('join.phoneHint')}
        type="tel"
        autoComplete="tel"
        required
        maxLength={30}
        value={told.phone}
        onChange={(event) => write({ phone: event.target.value })}
      />
      <Choice label={t('join.area')} value={told.areaCode} required onChange={(areaCode) => write({ areaCode })}>
        <option value="">{t('join.choose')}</option>
        {choices.areas.map((area) => (
          <option key={area.code} value={area.code}>
            {localName(area, i18n.language)}
          </option>
        ))}
      </Choice>
      <Choice label={t('join.team')} value={told.team} onChange={(team) => write({ team })}>
        <option value="">{t('join.anyTeam')}</option>
        {TEAMS.map((team) => (
          <option key={team} value={team}>
            {t(`join.teams.${team}`)}
          </option>
        ))}
      </Choice>
      <TextField
        label={t('join.languages')}
        placeholder={t('join.languagesExample')}
        maxLength={100}
        value={told.languages}
        onChange={(event) => write({ languages: event.target.value })}
      />
      <TextField
        label={t('join.times')}
        placeholder={t('join.timesExample')}
        maxLength={300}
        value={told.times}
        onChange={(event) => write({ times: event.target.value })}
      />
      <TextAreaField
        label={t('join.motive')}
        hint={t('join.motiveHint')}
        required
        maxLength={1000}
        value={told.motive}
        onChange={(event) => write({ motive: event.target.value })}
      />
      <section className="join-agreement" aria-labelledby="agreement">
        <h2 id="agreement">{t('join.agreement')}</h2>
        <p>{i18n.language === 'en' ? agreement.bodyEn : agreement.body}</p>
        {agreement.sample && <p className="muted">{t('join.sample')}</p>}
        <label className="join-agree">
          <input type="checkbox" required checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
          {t('join.agree')}
        </label>
      </section>
      <button type="submit" className="button primary join-send" disabled={busy}>
        {t(busy ? 'join.sending' : 'join.send')}
      </button>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, required = false, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} required={required} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  );
}
