import type { ReactNode } from 'react';
import { Pager } from './Pager';

/** A column's head: its words, or words for screen readers alone; figures stand to the right. */
export interface Column {
  readonly label: string;
  readonly align?: 'right';
  /** Whether the words are there for screen readers only. */
  readonly hidden?: boolean;
}

interface Props {
  readonly columns: readonly Column[];
  /** The page as a connection answers it. */
  readonly connection: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly unknown[];
  };
  /** Cursor of the page before this one; undefined on the first. */
  readonly after: string | undefined;
  /** Goes to the page after a cursor, or to the first. */
  readonly onTurn: (after: string | undefined) => void;
  /** What stands instead of a table without rows. */
  readonly empty?: ReactNode;
  /** The rows. */
  readonly children: ReactNode;
}

/** One page of a keyset list as a table. */
export function PagedTable({ columns, connection, after, onTurn, empty, children }: Props) {
  const { edges, pageInfo, totalCount } = connection;
  return (
    <>
      {edges.length === 0 && empty !== undefined ? (
        empty
      ) : (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                {columns.map(({ label, align, hidden }) => (
                  <th key={label} scope="col" className={align}>
                    {hidden === true ? <span className="sr">{label}</span> : label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
      <Pager
        total={totalCount}
        shown={edges.length}
        atStart={after === undefined}
        hasNext={pageInfo.hasNextPage}
        toStart={() => onTurn(undefined)}
        toNext={() => onTurn(pageInfo.endCursor ?? undefined)}
      />
    </>
  );
}
