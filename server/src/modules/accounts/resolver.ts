import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Guard, Public } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { Organisation } from './account.js';
import { columns } from '../../platform/database/loaders.js';
import { AccountCreateInput, AccountDisableInput, FirstAdminCreateInput, PasswordChangeInput, SessionSignInInput } from './inputs.js';
import { accountById } from './loaders.js';
import {
  AccountConnection,
  AccountPayload,
  FirstAdminCreatePayload,
  PasswordChangePayload,
  SessionSignInPayload,
  SessionSignOutPayload,
  Viewer,
} from './payloads.js';
import { changePassword, createAccount, createFirstAdmin, disableAccount, listAccounts } from './service.js';
import { signIn, signOut } from './sessions.js';

async function viewerOf(op: Operation): Promise<Viewer | null> {
  const account = op.actor.accountId ? await op.load(accountById, op.actor.accountId) : null;
  return account && Object.assign(new Viewer(), { account, actions: op.actor.actions });
}

/** Accounts and sessions. */
@Resolver()
export class AccountResolver {
  @Query(() => Viewer, { nullable: true, description: 'Whoever is signed in; null when nobody is.' })
  @Public()
  viewer(@Ctx() { op }: Context): Promise<Viewer | null> {
    return viewerOf(op);
  }

  @Query(() => AccountConnection, { description: 'Accounts by user name. `text` finds parts of either name.' })
  @Guard('account:read')
  async accounts(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('text', () => String, { nullable: true, description: 'Part of the user name or of the name that colleagues see.' }) text?: string,
  ) {
    return AccountConnection.of(await listAccounts(op, page, text));
  }

  @Query(() => [Organisation], { description: 'All organisations by name.' })
  @Guard('catalogue:read')
  organisations(@Ctx() { op }: Context): Promise<Organisation[]> {
    return op.rows<Organisation>(`select ${columns(op, Organisation, 'o')} from organisation o order by o.name`);
  }

  @Mutation(() => SessionSignInPayload, { description: 'Signs in and sets the session cookie. Codes: BAD_CREDENTIALS, TOO_MANY_ATTEMPTS.' })
  @Public()
  sessionSignIn(@Ctx() { op }: Context, @Arg('input', () => SessionSignInInput) input: SessionSignInInput): Promise<SessionSignInPayload> {
    return mutate(op, SessionSignInPayload, async () => {
      const userErrors = await signIn(op, input);
      return userErrors.length > 0 ? { userErrors } : { viewer: (await viewerOf(op)) ?? undefined };
    });
  }

  @Mutation(() => SessionSignOutPayload, { description: 'Ends this session.' })
  @Guard('account:own')
  sessionSignOut(@Ctx() { op }: Context): Promise<SessionSignOutPayload> {
    return mutate(op, SessionSignOutPayload, async () => ({ signedOut: (await signOut(op, 'this')) > 0 }));
  }

  @Mutation(() => SessionSignOutPayload, { description: 'Ends every session of the viewer, this one too.' })
  @Guard('account:own')
  sessionSignOutEverywhere(@Ctx() { op }: Context): Promise<SessionSignOutPayload> {
    return mutate(op, SessionSignOutPayload, async () => ({ signedOut: (await signOut(op, 'all')) > 0 }));
  }

  @Mutation(() => FirstAdminCreatePayload, {
    description: 'Makes the first administrator of an empty system. Codes: NOT_ALLOWED, WEAK_PASSWORD.',
  })
  @Public()
  firstAdminCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => FirstAdminCreateInput) input: FirstAdminCreateInput,
  ): Promise<FirstAdminCreatePayload> {
    return mutate(op, FirstAdminCreatePayload, async () => {
      await createFirstAdmin(op, input);
      const userErrors = await signIn(op, input);
      return userErrors.length > 0 ? { userErrors } : { viewer: (await viewerOf(op)) ?? undefined };
    });
  }

  @Mutation(() => AccountPayload, {
    description: 'Makes an account with its roles. Codes: DUPLICATE, WEAK_PASSWORD, REQUIRED, NOT_ALLOWED.',
  })
  @Guard('account:edit')
  accountCreate(@Ctx() { op }: Context, @Arg('input', () => AccountCreateInput) input: AccountCreateInput): Promise<AccountPayload> {
    return mutate(op, AccountPayload, async () => {
      const id = await createAccount(op, input);
      return { account: (await op.load(accountById, id)) ?? undefined };
    });
  }

  @Mutation(() => AccountPayload, {
    description: 'Disables an account and ends its sessions. Codes: NOT_FOUND, STALE_VERSION, NOT_ALLOWED.',
  })
  @Guard('account:edit')
  accountDisable(@Ctx() { op }: Context, @Arg('input', () => AccountDisableInput) input: AccountDisableInput): Promise<AccountPayload> {
    return mutate(op, AccountPayload, async () => {
      await disableAccount(op, input);
      return { account: (await op.load(accountById, input.id)) ?? undefined };
    });
  }

  @Mutation(() => PasswordChangePayload, {
    description: "Changes the viewer's password and ends the other sessions. Codes: BAD_CREDENTIALS, WEAK_PASSWORD.",
  })
  @Guard('account:own')
  passwordChange(
    @Ctx() { op }: Context,
    @Arg('input', () => PasswordChangeInput) input: PasswordChangeInput,
  ): Promise<PasswordChangePayload> {
    return mutate(op, PasswordChangePayload, async () => {
      await changePassword(op, input);
      return { changed: true };
    });
  }
}
