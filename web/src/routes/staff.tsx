import { ApolloProvider } from '@apollo/client/react';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApolloClient } from '../platform/apollo';
import { startTexts, type LoadTexts } from '../platform/i18n';
import '../ui/parts.css';
import { createStaffRouter } from './staff-router';

/** Texts of the pages behind the sign-in, by part. */
const STAFF_TEXTS = [
  'staff',
  'applicants',
  'allowance',
  'assistance',
  'care',
  'cases',
  'coverage',
  'duty',
  'hardship',
  'homecare',
  'leads',
  'learn',
  'leaving',
  'live',
  'matching',
  'oversight',
  'projects',
  'protect',
  'records',
  'subsidy',
  'together',
  'told',
  'training',
  'verification',
] as const;

/** Starts the staff's console. */
export async function mount(element: HTMLElement): Promise<void> {
  await startTexts([
    async (language) => (await import(`../i18n/${language}/base.json`)).default,
    async (language) => (await import(`../i18n/${language}/login.json`)).default,
    ...(location.pathname === '/login' ? [] : STAFF_TEXTS).map(
      (part): LoadTexts =>
        async (language) =>
          (await import(`../i18n/${language}/${part}.json`)).default,
    ),
  ]);
  const client = createApolloClient();
  const router = createStaffRouter(client);
  createRoot(element).render(
    <StrictMode>
      <ApolloProvider client={client}>
        <RouterProvider router={router} />
      </ApolloProvider>
    </StrictMode>,
  );
}
