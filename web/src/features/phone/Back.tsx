import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { To } from './To';

/** The way back to the first page. */
export function Back() {
  const { t } = useTranslation();
  return (
    <To path="/m" className="button quiet m-back">
      <Icon name="back" />
      {t('phone.back')}
    </To>
  );
}
