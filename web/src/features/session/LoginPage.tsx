import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { useCommand } from '../../platform/command';
import { Notice } from '../../ui/Notice';
import { DemoSignIns } from './DemoSignIns';
import { SignInPageQuery } from './documents';
import { FirstAdminForm } from './FirstAdminForm';
import { LanguageSwitch } from './LanguageSwitch';
import './login.css';
import { safeNext } from './next';
import { SessionSignIn } from './door';
import { homeOf } from './pages';
import { SignInForm, type Credentials } from './SignInForm';

/** The door: what this is, whether it is a demonstration, and the way in. */
export default function LoginPage({ next }: { readonly next: string | undefined }) {
  const { t } = useTranslation();
  return (
    <main className="login">
      <title>{t('session.documentTitle')}</title>
      <section className="login-brand" aria-label={t('app.name')}>
        <img src="/mark.svg" alt="" width="44" height="44" />
        <h1>{t('app.name')}</h1>
        <p className="login-promise">{t('app.promise')}</p>
        <p>{t('app.what')}</p>
        <ul className="login-teams">
          {(['BLUE_VEST', 'RED_SEAGULL', 'LITTLE_ORANGE_LAMP'] as const).map((kind) => (
            <li key={kind}>
              <i className={`dot team-${kind}`} />
              {t(`teamKind.${kind}`)}
              <span>{t(`teamWork.${kind}`)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="login-way">
        <div className="row login-top">
          <span className="grow" />
          <LanguageSwitch />
        </div>
        <Boundary>
          <Door next={next} />
        </Boundary>
        <p className="muted login-privacy">{t('session.privacy')}</p>
      </section>
    </main>
  );
}

function Door({ next }: { readonly next: string | undefined }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const { data } = useSuspenseQuery(SignInPageQuery);
  const [chosen, setChosen] = useState({ username: '', password: '' });
  const [signIn] = useCommand(SessionSignIn, { refresh: false });
  const { demo, needsFirstAdmin, demoSignIns } = data.systemInfo;

  // A full load, so that nothing of another account's data stays in memory.
  function enter(home: string): void {
    client.stop();
    location.assign(home === '/m' ? home : safeNext(next, home));
  }

  async function send(input: Credentials) {
    const outcome = await signIn({ input });
    if (outcome.kind === 'done') enter(homeOf(outcome.payload.viewer?.actions ?? []));
    return outcome;
  }

  if (needsFirstAdmin) {
    return (
      <>
        <h2>{t('setup.title')}</h2>
        <FirstAdminForm onCreated={() => enter('/admin')} />
      </>
    );
  }
  return (
    <>
      <h2>{t('session.signIn')}</h2>
      {demo && <Notice tone="soon">{t('app.demoNotice')}</Notice>}
      <SignInForm key={chosen.username} initial={chosen} send={send} />
      {demo && <DemoSignIns signIns={demoSignIns} onChoose={setChosen} />}
    </>
  );
}
