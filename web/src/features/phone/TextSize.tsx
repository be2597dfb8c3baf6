import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseTextSize, chosenTextSize, TEXT_SIZES } from './text-size';

/** Larger text for whoever wants it, remembered on this phone. */
export function TextSize() {
  const { t } = useTranslation();
  const [size, setSize] = useState(chosenTextSize);
  return (
    <fieldset className="m-sizes">
      <legend>{t('phone.textSize')}</legend>
      {TEXT_SIZES.map((each) => (
        <label key={each} className={`m-size-${each}`}>
          <input
            type="radio"
            name="text-size"
            checked={size === each}
            onChange={() => {
              chooseTextSize(each);
              setSize(each);
            }}
          />
          {t(`phone.size.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
