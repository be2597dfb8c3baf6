import { getRouteApi } from '@tanstack/react-router';
import { lazy } from 'react';
import { Boundary } from '../ui/Boundary';

const LoginPage = lazy(() => import('../features/session/LoginPage'));
const route = getRouteApi('/login');

/** Binds the sign-in page to its search parameters. */
export function LoginRoute() {
  const { next } = route.useSearch();
  return (
    <Boundary>
      <LoginPage next={next} />
    </Boundary>
  );
}
