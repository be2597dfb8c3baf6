import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../../platform/i18n';
import { Icon } from '../../ui/Icon';

/** Switches between the two languages; the button names the other one in its own words. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="button quiet" lang={other} onClick={() => void changeLanguage(other)}>
      <Icon name="language" />
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}
