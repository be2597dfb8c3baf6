import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Boundary } from '../../ui/Boundary';
import { FailureView, Outcome } from '../../ui/Outcome';
import { LanguageSwitch } from '../session/LanguageSwitch';
import { SignInForm } from '../session/SignInForm';
import { Home } from './Home';
import { usePlace } from './location';
import { Past } from './Past';
import './phone.css';
import { SignOut } from './SignOut';
import { Task } from './Task';
import { TextSize } from './TextSize';

const PhoneViewerQuery = graphql(`
  query PhoneViewer {
    viewer {
      account {
        id
        displayName
      }
      volunteer {
        id
        number
        minutesLast30Days
      }
    }
    systemInfo {
      demo
      demoSignIns {
        username
        password
        role
      }
    }
  }
`);

/** The volunteer's view: the next task first, one large button for the next step. */
export default function PhoneApp() {
  const { t } = useTranslation();
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
  const place = usePlace();
  const { data, refetch } = useSuspenseQuery(PhoneViewerQuery);
  const viewer = data.viewer;
  if (viewer === null) {
    const demo = data.systemInfo.demoSignIns.find((each) => each.role === 'VOLUNTEER');
    return (
      <main className="m-door">
        <div className="row">
          <img src="/mark.svg" alt="" width="40" height="40" />
          <h1 className="grow">{t('phone.title')}</h1>
          <LanguageSwitch />
        </div>
        <p className="muted">{t('phone.intro')}</p>
        <SignInForm initial={{ username: demo?.username ?? '', password: demo?.password ?? '' }} onSignedIn={() => void refetch()} />
        <p className="muted small-print">{t('session.privacy')}</p>
      </main>
    );
  }
  return (
    <>
      <header className="m-top">
        <img src="/mark.svg" alt="" width="24" height="24" />
        <strong className="grow clip">{viewer.account.displayName}</strong>
        <TextSize />
        <LanguageSwitch />
        <SignOut />
      </header>
      <main className="m-page">
        {viewer.volunteer === null ? (
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
        ) : (
          <Boundary resetKey={JSON.stringify(place)}>
            {place.name === 'home' && <Home minutes={viewer.volunteer.minutesLast30Days} />}
            {place.name === 'past' && <Past />}
            {place.name === 'task' && <Task id={place.id} />}
            {place.name === 'unknown' && <FailureView failure={{ kind: 'absent' }} />}
          </Boundary>
        )}
      </main>
    </>
  );
}
