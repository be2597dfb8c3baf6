import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CareNews } from '../features/care/CareNews';
import { HelpDrawer } from '../features/help/HelpDrawer';
import { Palette } from '../features/help/Palette';
import { Bell } from '../features/notifications/Bell';
import { AccountMenu } from '../features/session/AccountMenu';
import { LanguageSwitch } from '../features/session/LanguageSwitch';
import { PAGES, railOf } from '../features/session/pages';
import { useViewer } from '../features/session/viewer';
import { useKeys } from '../platform/keys';
import { Boundary } from '../ui/Boundary';
import { Icon } from '../ui/Icon';
import { StaffTheme } from '../ui/StaffTheme';
import './layout.css';

/** The frame of every staff page: the pages on the left, search, help and account on top. */
export default function StaffLayout() {
  return (
    <StaffTheme>
      <Frame />
    </StaffTheme>
  );
}

type Open = 'palette' | 'help' | null;

function Frame() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [open, setOpen] = useState<Open>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useKeys({ 'mod+k': () => setOpen('palette'), '?': () => setOpen('help'), '/': () => setOpen('palette') });
  const pages = PAGES.filter((page) => viewer.can(page.action));
  const rail = pages.filter((page) => railOf(page) === page.to || !pages.some((other) => other.to === railOf(page)));
  const here = pages.find((page) => path === page.to || path.startsWith(`${page.to}/`));
  // Pages under the same one stand beside each other on top of it.
  const family = here === undefined ? [] : pages.filter((page) => railOf(page) === railOf(here));

  return (
    <div className="frame">
      <a className="skip" href="#page">
        {t('shell.skip')}
      </a>
      <nav className="rail" aria-label={t('shell.pages')}>
        <Link to="/today" className="rail-mark" aria-label={t('app.name')}>
          <img src="/mark.svg" alt="" width="28" height="28" />
          <span>{t('app.short')}</span>
        </Link>
        <ul>
          {rail.map((page) => (
            <li key={page.to}>
              <Link
                to={page.to}
                className={here !== undefined && railOf(here) === page.to ? 'rail-link active' : 'rail-link'}
                activeProps={{ className: 'active', 'aria-current': 'page' }}
              >
                <Icon name={page.icon} />
                <span>{t(`page.${page.key}`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <header className="top">
        <button type="button" className="top-search" onClick={() => setOpen('palette')}>
          <Icon name="search" />
          <span className="grow">{t('shell.search')}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <span className="grow" />
        {(viewer.can('care:alert') || viewer.can('care:glass_read')) && <CareNews />}
        {viewer.system.demo && <span className="tag soon">{t('app.demo')}</span>}
        <LanguageSwitch />
        <Bell />
        <button type="button" className="button quiet" onClick={() => setOpen('help')} aria-label={t('shell.help')}>
          <Icon name="help" />
        </button>
        <AccountMenu />
      </header>
      <main id="page" className="page" tabIndex={-1}>
        {family.length > 1 && (
          <nav className="family" aria-label={t('shell.family')}>
            {family.map((page) => (
              <Link key={page.to} to={page.to} className="button small" aria-current={page.to === here?.to ? 'page' : undefined}>
                {t(`page.${page.key}`)}
              </Link>
            ))}
          </nav>
        )}
        <Boundary resetKey={path}>
          <Outlet />
        </Boundary>
      </main>
      <Suspense>
        <Palette open={open === 'palette'} close={() => setOpen(null)} pages={pages} />
        <HelpDrawer open={open === 'help'} close={() => setOpen(null)} />
      </Suspense>
    </div>
  );
}
