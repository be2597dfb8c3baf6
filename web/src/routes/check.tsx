import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import CheckPage from '../features/check/CheckPage';
import { startTexts } from '../platform/i18n';
import '../ui/parts.css';

/** Starts the page on which anybody checks a certificate; it knows no sign-in. */
export async function mount(element: HTMLElement): Promise<void> {
  await startTexts([
    async (language) => (await import(`../i18n/${language}/base.json`)).default,
    async (language) => (await import(`../i18n/${language}/check.json`)).default,
  ]);
  const code = decodeURIComponent(location.pathname.replace(/^\/v\//, ''));
  createRoot(element).render(
    <StrictMode>
      <CheckPage code={code} />
    </StrictMode>,
  );
}
