import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';

interface Props {
  /** The row in words, for those who hear the buttons. */
  readonly what: string;
  readonly at: number;
  readonly last: number;
  readonly move: (from: number, to: number) => void;
  readonly remove: () => void;
}

/** Moves a row of a form up or down, or takes it out; works by keyboard as by pointer. */
export function RowTools({ what, at, last, move, remove }: Props) {
  const { t } = useTranslation();
  return (
    <span className="row-tools">
      <button
        type="button"
        className="button small quiet flip"
        disabled={at === 0}
        aria-label={t('housePlan.moveUp', { what })}
        onClick={() => move(at, at - 1)}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        className="button small quiet"
        disabled={at === last}
        aria-label={t('housePlan.moveDown', { what })}
        onClick={() => move(at, at + 1)}
      >
        <Icon name="down" />
      </button>
      <button type="button" className="button small quiet" aria-label={t('housePlan.takeOut', { what })} onClick={remove}>
        <Icon name="close" />
      </button>
    </span>
  );
}
