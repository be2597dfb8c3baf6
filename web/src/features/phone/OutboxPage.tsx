import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { Refusals } from '../../ui/RefusalText';
import { Back } from './Back';
import type { OpenDeed, Words } from './held';
import { phone } from './phone';
import { To } from './To';
import { usePhone } from './usePhone';

/** The service that a deed is about, by name; empty for what is about none. */
function aboutOf(words: Words, language: string): string {
  const need = !('offer' in words || 'visit' in words) ? null : 'offer' in words ? words.offer.need : words.visit.need;
  return need === null ? '' : localName(need.service, language);
}

/** Everything that was done on this phone and has not arrived, with the reason in words. */
export function OutboxPage() {
  const { t } = useTranslation();
  const { deeds, signedOut } = usePhone();
  const shown = deeds.toReversed();
  const waits = deeds.some(({ entry }) => entry.state === 'waiting');
  return (
    <>
      <Back />
      <h1>{t('phone.outbox.title')}</h1>
      <p className="muted">{t('phone.outbox.hint')}</p>
      {signedOut && (
        <button type="button" className="button primary big wide" onClick={() => void phone.enter()}>
          {t('session.signIn')}
        </button>
      )}
      {waits && !signedOut && (
        <button type="button" className="button big wide" onClick={() => void phone.retry()}>
          <Icon name="refresh" />
          {t('phone.outbox.now')}
        </button>
      )}
      {shown.length === 0 ? (
        <Outcome icon="tick" title={t('phone.outbox.empty')} hint={t('phone.outbox.emptyHint')} />
      ) : (
        <ul className="m-list">
          {shown.map((deed) => (
            <Deed key={deed.entry.key} deed={deed} />
          ))}
        </ul>
      )}
    </>
  );
}

function Deed({ deed: { entry, words } }: { readonly deed: OpenDeed }) {
  const { t, i18n } = useTranslation();
  const over = entry.state === 'refused' || entry.state === 'held';
  return (
    <li className="m-card">
      <span className="row">
        <strong className="grow">
          {words.deed === 'photo'
            ? t('photo.deed', { about: aboutOf(words, i18n.language) })
            : t(`phone.deed.${words.deed}`, { about: aboutOf(words, i18n.language) })}
        </strong>
        <span className={`tag ${over ? 'late' : entry.state === 'done' ? 'done' : 'soon'}`}>{t(`phone.outbox.state.${entry.state}`)}</span>
      </span>
      <span className="muted num">{formatInstant(new Date(entry.at).toISOString(), i18n.language, 'dayTime')}</span>
      {'log' in words && words.log !== '' && <span>{words.log}</span>}
      {'text' in words && words.text !== '' && <span>{words.text}</span>}
      {'content' in words && <span>{words.content}</span>}
      {entry.state === 'refused' && <Refusals errors={entry.reasons} />}
      {entry.state === 'held' && <p>{t('phone.outbox.heldBack')}</p>}
      {over && (
        <>
          <p className="muted">{t('phone.outbox.whatNow')}</p>
          <button type="button" className="button" onClick={() => void phone.dismiss(entry.key)}>
            {t('phone.outbox.dismiss')}
          </button>
        </>
      )}
      {words.deed === 'start' && over && <To path={`/m/tasks/${encodeURIComponent(words.visit.id)}`}>{t('phone.openVisit')}</To>}
    </li>
  );
}
