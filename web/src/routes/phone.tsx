import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import PhoneApp from '../features/phone/PhoneApp';
import { startTexts } from '../platform/i18n';
import '../ui/parts.css';

/** Starts the volunteer's view; it carries neither the component library, the router nor the GraphQL client of the staff's console. */
export async function mount(element: HTMLElement): Promise<void> {
  await startTexts([
    async (language) => (await import(`../i18n/${language}/base.json`)).default,
    async (language) => (await import(`../i18n/${language}/phone.json`)).default,
    async (language) => (await import(`../i18n/${language}/told.json`)).default,
    async (language) => (await import(`../i18n/${language}/together.json`)).default,
    async (language) => (await import(`../i18n/${language}/protect.json`)).default,
    async (language) => (await import(`../i18n/${language}/learn.json`)).default,
  ]);
  // An aid where there is one: everything but opening the page works without it, as in a chat app's browser.
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    void navigator.serviceWorker.register('/phone-worker.js', { scope: '/m' }).catch(() => undefined);
  createRoot(element).render(
    <StrictMode>
      <PhoneApp />
    </StrictMode>,
  );
}
