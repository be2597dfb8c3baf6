import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ProjectDialogName } from './search';

const route = getRouteApi('/staff/projects/$id');

interface Props {
  readonly dialog: ProjectDialogName;
  /** What the dialog is about, where that is not the project. */
  readonly on?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Opens a dialog over the page as it stands: the URL says so. */
export function DialogLink({ dialog, on, className = 'button small', children }: Props) {
  const { id } = route.useParams();
  const search = route.useSearch();
  return (
    <Link to="/projects/$id" params={{ id }} search={{ ...search, dialog, ...(on === undefined ? {} : { on }) }} className={className}>
      {children}
    </Link>
  );
}
