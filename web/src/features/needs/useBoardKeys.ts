import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useKeys } from '../../platform/keys';

const route = getRouteApi('/staff/board');

/**
 * J and K walk the needs that are on the page, Enter opens one, Esc backs out. While the match panel is open
 * the panel follows. Answers the need that the keys stand on.
 */
export function useBoardKeys(ids: readonly string[], open: string | undefined): string | undefined {
  const navigate = route.useNavigate();
  const [walked, setWalked] = useState<string | undefined>(undefined);
  const cursor = open ?? (walked !== undefined && ids.includes(walked) ? walked : undefined);

  function step(by: 1 | -1): boolean {
    const at = cursor === undefined ? -1 : ids.indexOf(cursor);
    const next = ids[at === -1 ? (by === 1 ? 0 : ids.length - 1) : at + by];
    if (next === undefined) return false;
    setWalked(next);
    if (open !== undefined) void navigate({ search: (before) => ({ ...before, need: next, why: undefined }), replace: true });
    return true;
  }

  function show(): boolean {
    if (cursor === undefined || open !== undefined) return false;
    void navigate({ search: (before) => ({ ...before, need: cursor }) });
    return true;
  }

  function leave(): boolean {
    // A dialog or an open list handles its own Esc.
    if (document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-select-open, .ant-drawer-open') !== null) return false;
    if (open === undefined) return false;
    setWalked(open);
    void navigate({ search: ({ need: _need, why: _why, ...rest }) => rest });
    return true;
  }

  useKeys({ j: () => step(1), k: () => step(-1), Enter: show, Escape: leave });

  useEffect(() => {
    if (cursor !== undefined) document.querySelector(`[data-need="${CSS.escape(cursor)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);

  return cursor;
}
