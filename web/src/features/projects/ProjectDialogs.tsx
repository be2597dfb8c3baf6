import { getRouteApi } from '@tanstack/react-router';
import { DeliveriesDialog } from './DeliveriesDialog';
import type { Project } from './documents';
import { FundDialog, LabourDialog, MilestoneDialog, OrderDialog, ProductDialog, StatementDialog } from './MoneyDialogs';
import { NominateDialog } from './NominateDialog';
import { PairingStepDialog } from './PairingStepDialog';
import { PayDialog } from './PayDialog';
import { PhotoDialog } from './PhotoDialog';
import ProjectDialog from './ProjectDialog';
import type { ProjectDialogName } from './search';

const route = getRouteApi('/staff/projects/$id');

interface Props {
  readonly project: Project;
  readonly name: ProjectDialogName;
  readonly close: () => void;
}

/** The dialog that the URL names. */
export default function ProjectDialogs({ project, name, close }: Props) {
  const { on } = route.useSearch();
  const common = { project, close };
  switch (name) {
    case 'edit':
      return <ProjectDialog {...common} />;
    case 'milestone':
      return <MilestoneDialog {...common} />;
    case 'fund':
      return <FundDialog {...common} />;
    case 'photo':
      return <PhotoDialog {...common} />;
    case 'product':
      return <ProductDialog {...common} />;
    case 'order':
      return <OrderDialog {...common} />;
    case 'labour':
      return <LabourDialog {...common} />;
    case 'statement':
      return <StatementDialog {...common} />;
    case 'deliveries':
      return <DeliveriesDialog {...common} />;
    case 'pay':
      return <PayDialog {...common} />;
    case 'household':
      return <NominateDialog {...common} />;
    default:
      return on === undefined ? null : <PairingStepDialog id={on} name={name} close={close} />;
  }
}
