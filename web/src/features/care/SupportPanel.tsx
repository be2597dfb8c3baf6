import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportKind, SupportUrgency } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { formatDate } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { BereavementDialog } from './BereavementDialog';
import { BreakGlassDialog } from './BreakGlassDialog';
import { ReferralCreate, SupportPanelQuery } from './documents';

const KINDS = ['COMFORT', 'COUNSELLING', 'INTEGRATION'] as const satisfies readonly SupportKind[];
const URGENCIES = ['ROUTINE', 'SOON', 'URGENT'] as const satisfies readonly SupportUrgency[];

/** What a household's file tells of psychological support, and the way to refer somebody. */
export function SupportPanel({ householdId, mayRefer }: { readonly householdId: string; readonly mayRefer: boolean }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(SupportPanelQuery, { variables: { id: householdId }, fetchPolicy: 'cache-and-network' });
  const people = (data.household?.members ?? []).filter((each) => each.until === null).map((each) => each.person);
  const [personId, setPersonId] = useState('');
  const [kind, setKind] = useState<SupportKind>('COUNSELLING');
  const [urgency, setUrgency] = useState<SupportUrgency>('ROUTINE');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [refer, busy] = useCommand(ReferralCreate);
  const [dialog, setDialog] = useState<'glass' | 'death' | null>(null);
  const { can } = useViewer();
  const [mayBreakGlass, mayMourn] = [can('care:break_glass'), can('care:bereavement')];
  const status = data.household?.supportStatus;
  if (status == null) return null;

  async function send(): Promise<void> {
    setOutcome(
      await refer({ input: { requestId: newRequestId(), householdId, personId: personId || (people[0]?.id ?? ''), kind, urgency } }),
    );
  }

  return (
    <div className="stack">
      <p>
        {status.supported ? t('care.supported') : t('care.notSupported')}
        {status.urgency !== null && ` · ${t(`care.urgency.${status.urgency}`)}`}
        {status.nextOn !== null && ` · ${t('care.nextOn', { day: formatDate(status.nextOn, i18n.language) })}`}
      </p>
      {mayRefer && people.length > 0 && (
        <div className="row">
          <select aria-label={t('care.person')} value={personId || people[0]?.id} onChange={(event) => setPersonId(event.target.value)}>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.maskedName}
              </option>
            ))}
          </select>
          <select aria-label={t('care.help')} value={kind} onChange={(event) => setKind(event.target.value as SupportKind)}>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`care.kindOf.${each}`)}
              </option>
            ))}
          </select>
          <select aria-label={t('care.howSoon')} value={urgency} onChange={(event) => setUrgency(event.target.value as SupportUrgency)}>
            {URGENCIES.map((each) => (
              <option key={each} value={each}>
                {t(`care.urgency.${each}`)}
              </option>
            ))}
          </select>
          <button type="button" className="button" disabled={busy} onClick={() => void send()}>
            {t('care.refer')}
          </button>
        </div>
      )}
      {(mayBreakGlass || mayMourn) && (
        <div className="row">
          {mayBreakGlass && status.supported && (
            <button type="button" className="button danger" onClick={() => setDialog('glass')}>
              <Icon name="warning" />
              {t('careDesk.breakGlass')}
            </button>
          )}
          {mayMourn && (
            <button type="button" className="button" onClick={() => setDialog('death')}>
              {t('careDesk.bereavement')}
            </button>
          )}
        </div>
      )}
      {dialog === 'glass' && <BreakGlassDialog householdId={householdId} close={() => setDialog(null)} />}
      {dialog === 'death' && <BereavementDialog householdId={householdId} close={() => setDialog(null)} />}
      {outcome?.kind === 'done' && (
        <Notice tone="done" role="status">
          {t('care.referred')}
        </Notice>
      )}
      <Refused outcome={outcome} />
    </div>
  );
}
