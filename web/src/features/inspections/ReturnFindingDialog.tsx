import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { InspectionFindingReturn } from './documents';

interface Props {
  readonly finding: { readonly id: string; readonly version: number };
  readonly close: () => void;
}

/** Sends a finding back with a reason; its clock has never stopped. */
export function ReturnFindingDialog({ finding, close }: Props) {
  const { t } = useTranslation();
  const report = useReport();
  const [send] = useCommand(InspectionFindingReturn);
  return (
    <ReasonDialog
      title={t('inspection.return')}
      hint={t('inspection.returnHint')}
      close={close}
      send={async (reason) => {
        const outcome = await send({ input: { id: finding.id, expectedVersion: finding.version, reason } });
        if (outcome.kind === 'done') report(outcome, t('inspection.returned'));
        return outcome;
      }}
    />
  );
}
