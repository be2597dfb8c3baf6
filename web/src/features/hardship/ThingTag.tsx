import { useTranslation } from 'react-i18next';
import type { CareThing, ThingState } from '../../gql/graphql';
import { Icon, type IconName } from '../../ui/Icon';

const tones: Record<ThingState, readonly [tone: string, icon: IconName]> = {
  OK: ['done', 'tick'],
  EXPIRING: ['soon', 'clock'],
  EXPIRED: ['late', 'late'],
  MISSING: ['late', 'warning'],
};

/** One of the five things and where it stands, in words, with an icon; the colour only repeats them. */
export function ThingTag({ kind, state }: { readonly kind: CareThing; readonly state: ThingState }) {
  const { t } = useTranslation();
  const [tone, icon] = tones[state];
  return (
    <span className={`tag ${tone}`}>
      <Icon name={icon} />
      {t(`hardship.thing.${kind}`)}
      {state !== 'OK' && ` · ${t(`hardship.thingState.${state}`)}`}
    </span>
  );
}
