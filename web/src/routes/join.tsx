import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import JoinPage from '../features/joining/JoinPage';
import { startTexts } from '../platform/i18n';
import '../ui/parts.css';

/** Starts the page on which anybody applies to serve; it knows no sign-in. */
export async function mount(element: HTMLElement): Promise<void> {
  await startTexts([
    async (language) => (await import(`../i18n/${language}/base.json`)).default,
    async (language) => (await import(`../i18n/${language}/join.json`)).default,
  ]);
  createRoot(element).render(
    <StrictMode>
      <JoinPage />
    </StrictMode>,
  );
}
