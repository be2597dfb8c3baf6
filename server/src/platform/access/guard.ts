import { Authorized, Extensions, type AuthCheckerFn } from 'type-graphql';
import { Refused } from '../errors/top-level.js';
import type { Context } from '../graphql/context.js';
import type { Action } from './catalogue.js';

/** Guards a root field: the actor must hold the action somewhere; row policies then decide which rows exist for it. */
export function Guard(action: Action): MethodDecorator {
  return (target, key, descriptor) => {
    Authorized<Action>(action)(target, key, descriptor);
    Extensions({ action })(target, key, descriptor);
  };
}

/** Marks a root field that anyone may call without a session. Every root field bears this or {@link Guard}. */
export function Public(): MethodDecorator {
  return (target, key, descriptor) => Extensions({ public: true })(target, key, descriptor);
}

/**
 * The one authority check of root fields.
 * @throws Refused UNAUTHENTICATED without a session, FORBIDDEN without the action
 */
export const authChecker: AuthCheckerFn<Context, Action> = ({ context }, [action]) => {
  if (!context.op.actor.accountId) throw new Refused('UNAUTHENTICATED', 'Sign in first.');
  if (action && !context.op.actor.can(action)) throw new Refused('FORBIDDEN', 'Your role does not include this action.');
  return true;
};
