import { useTranslation } from 'react-i18next';
import type { DeliveryState } from '../../gql/graphql';

const tones: Record<DeliveryState, string> = { WAITING: 'soon', QUEUED: 'soon', SENDING: 'soon', SENT: 'done', FAILED: 'late' };

/** Where a delivery stands. */
export function DeliveryTag({ state }: { readonly state: DeliveryState }) {
  const { t } = useTranslation();
  return <span className={`tag ${tones[state]}`}>{t(`told.delivery.${state}`)}</span>;
}
