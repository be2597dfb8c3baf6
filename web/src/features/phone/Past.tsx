import { useTranslation } from 'react-i18next';
import { Outcome } from '../../ui/Outcome';
import { Skeleton } from '../../ui/Skeleton';
import { AssignmentCard } from './AssignmentCard';
import { Back } from './Back';
import { usePast } from './past';

/** The visits that were made, newest first. */
export function Past() {
  const { t } = useTranslation();
  const visits = usePast();
  const past = (visits ?? [])
    .filter((each) => each.state !== 'CONFIRMED' && each.state !== 'IN_PROGRESS')
    .sort((a, b) => Date.parse(b.startsAt) - Date.parse(a.startsAt));
  return (
    <>
      <Back />
      <h1>{t('phone.past')}</h1>
      {visits === null && <Skeleton />}
      {visits !== null && past.length === 0 && <Outcome icon="clock" title={t('phone.noPast')} hint={t('phone.noPastHint')} />}
      {past.map((each) => (
        <AssignmentCard key={each.id} visit={each} />
      ))}
    </>
  );
}
