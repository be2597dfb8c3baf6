import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { FailureView, Outcome } from '../../ui/Outcome';
import { Skeleton } from '../../ui/Skeleton';
import { LanguageSwitch } from '../session/LanguageSwitch';
import { SignInForm } from '../session/SignInForm';
import type { Held } from './held';
import { Home } from './Home';
import { usePlace } from './location';
import { Inbox } from './Inbox';
import { Learn } from './Learn';
import { Me } from './Me';
import { OutboxBar } from './OutboxBar';
import { OutboxPage } from './OutboxPage';
import { Past } from './Past';
import { Report } from './Report';
import { phone } from './phone';
import './phone.css';
import { Task } from './Task';
import { applyTextSize } from './text-size';
import { Team } from './Team';
import { Times } from './Times';
import { To } from './To';
import { Icon } from '../../ui/Icon';
import { usePhone } from './usePhone';

/** The volunteer's view: the next task first, one large button for the next step. Works without network. */
export default function PhoneApp() {
  const { t } = useTranslation();
  useEffect(() => {
    applyTextSize();
    void phone.start();
  }, []);
  return (
    <div className="m">
      <title>{t('phone.documentTitle')}</title>
      <Boundary>
        <Frame />
      </Boundary>
    </div>
  );
}

function Frame() {
  const { t } = useTranslation();
  const { stage, failure, held, name } = usePhone();
  if (stage === 'door') return <Door />;
  if (stage === 'failed') return <FailureView failure={failure ?? { kind: 'offline' }} retry={() => void phone.retry()} />;
  if (stage === 'notVolunteer') {
    return (
      <main className="m-page">
        <Outcome
          icon="people"
          title={t('phone.notVolunteer')}
          hint={t('phone.notVolunteerHint')}
          actions={
            <a className="button" href="/today">
              {t('phone.toStaff')}
            </a>
          }
          center
        />
      </main>
    );
  }
  if (held === null) return <Skeleton />;
  return (
    <>
      <header className="m-top">
        <To path="/m" className="m-brand">
          <img src="/mark.svg" alt={t('phone.home')} width="24" height="24" />
          <strong className="clip">{name}</strong>
        </To>
        <To path="/m/me" className="button quiet">
          <Icon name="people" />
          {t('phone.me')}
        </To>
      </header>
      <OutboxBar />
      <main className="m-page">
        <Place held={held} />
      </main>
    </>
  );
}

function Place({ held }: { readonly held: Held }) {
  const place = usePlace();
  return (
    <Boundary resetKey={JSON.stringify(place)}>
      {place.name === 'home' && <Home held={held} />}
      {place.name === 'past' && <Past />}
      {place.name === 'me' && <Me held={held} />}
      {place.name === 'outbox' && <OutboxPage />}
      {place.name === 'report' && <Report held={held} />}
      {place.name === 'inbox' && <Inbox />}
      {place.name === 'learn' && <Learn />}
      {place.name === 'team' && <Team />}
      {place.name === 'times' && <Times held={held} />}
      {place.name === 'task' && <Task key={place.id} held={held} id={place.id} />}
      {place.name === 'unknown' && <FailureView failure={{ kind: 'absent' }} />}
    </Boundary>
  );
}

function Door() {
  const { t } = useTranslation();
  const { demo } = usePhone();
  return (
    <main className="m-door">
      <div className="row">
        <img src="/mark.svg" alt="" width="40" height="40" />
        <h1 className="grow">{t('phone.title')}</h1>
        <LanguageSwitch />
      </div>
      <p className="muted">{t('phone.intro')}</p>
      <SignInForm initial={demo ?? { username: '', password: '' }} send={(input) => phone.signIn(input)} />
      <p className="muted small-print">{t('session.privacy')}</p>
    </main>
  );
}
