import { useTranslation } from 'react-i18next';
import type { PairingProjectState, PairingRisk, PairingState } from '../../gql/graphql';
import { Icon } from '../../ui/Icon';

const projectTone: Record<PairingProjectState, string> = {
  DRAFT: '',
  RECRUITING: 'soon',
  RUNNING: 'accent',
  EVALUATED: 'done',
  CLOSED: '',
};

/** Where a project stands. */
export function ProjectStateTag({ state }: { readonly state: PairingProjectState }) {
  const { t } = useTranslation();
  return <span className={`tag ${projectTone[state]}`}>{t(`projectState.${state}`)}</span>;
}

const pairingTone: Record<PairingState, string> = {
  HELD: 'soon',
  EXPIRED: '',
  CONSENTED: 'accent',
  ACTIVE: 'accent',
  PAUSED: 'soon',
  GRADUATED: 'done',
  ENDED: '',
};

/** Where a pairing stands. */
export function PairingStateTag({ state }: { readonly state: PairingState }) {
  const { t } = useTranslation();
  return <span className={`tag ${pairingTone[state]}`}>{t(`pairingState.${state}`)}</span>;
}

/** Why somebody should look at it now. */
export function RiskTags({ risks }: { readonly risks: readonly PairingRisk[] }) {
  const { t } = useTranslation();
  return (
    <span className="row tight">
      {risks.map((risk) => (
        <span key={risk} className="tag now">
          <Icon name="warning" />
          {t(`pairingRisk.${risk}`)}
        </span>
      ))}
    </span>
  );
}

/** How far something is against its target, in words and as a bar. */
export function Progress({ label, text, percent }: { readonly label: string; readonly text: string; readonly percent: number }) {
  return (
    <span className="target">
      <span className="row tight">
        <span className="muted grow">{label}</span>
        <span className="num">{text}</span>
      </span>
      <progress value={Math.min(percent, 100)} max={100} aria-label={`${label} ${percent}%`} />
    </span>
  );
}

/** Says that figures are samples. */
export function SampleTag() {
  const { t } = useTranslation();
  return (
    <span className="tag soon" title={t('project.sampleHint')}>
      {t('project.sample')}
    </span>
  );
}
