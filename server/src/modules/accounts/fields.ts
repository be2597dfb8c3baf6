import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { Account, Organisation, RoleGrant, Session } from './account.js';
import { grantsByAccount, organisationById } from './loaders.js';
import { Viewer } from './payloads.js';
import { columns } from '../../platform/database/loaders.js';

/** Fields of accounts. */
@Resolver(() => Account)
export class AccountFields {
  @FieldResolver(() => [RoleGrant], { description: 'Roles held.' })
  grants(@Ctx() { op }: Context, @Root() account: Account): Promise<RoleGrant[]> {
    return op.load(grantsByAccount, account.id);
  }
}

/** Fields of grants. */
@Resolver(() => RoleGrant)
export class RoleGrantFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'The area of the grant; null when it is not bound to one.' })
  async area(@Ctx() { op }: Context, @Root() grant: RoleGrant): Promise<AdminArea | null> {
    return grant.areaCode === null ? null : op.load(areaByCode, grant.areaCode);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The organisation of the grant; null when it is not bound to one.' })
  async organisation(@Ctx() { op }: Context, @Root() grant: RoleGrant): Promise<Organisation | null> {
    return grant.organisationId === null ? null : op.load(organisationById, grant.organisationId);
  }
}

/** Fields of organisations. */
@Resolver(() => Organisation)
export class OrganisationFields {
  @FieldResolver(() => AdminArea, {
    nullable: true,
    description: 'Area in which the organisation works; null when it is not bound to one.',
  })
  async area(@Ctx() { op }: Context, @Root() organisation: Organisation): Promise<AdminArea | null> {
    return organisation.areaCode === null ? null : op.load(areaByCode, organisation.areaCode);
  }
}

/** Fields of the viewer. */
@Resolver(() => Viewer)
export class ViewerFields {
  @FieldResolver(() => [Session], { description: 'Browsers in which the viewer is signed in, newest first.' })
  sessions(@Ctx() { op }: Context): Promise<Session[]> {
    return op.rows<Session>(
      `select ${columns(op, Session, 's')} from session s where s.account_id = $1 and s.ended_at is null and s.expires_at > $2 order by s.created_at desc limit 50`,
      [op.accountId, op.now],
    );
  }
}

/** Fields of sessions. */
@Resolver(() => Session)
export class SessionFields {
  @FieldResolver(() => Boolean, { description: 'Whether this is the session that asks.' })
  current(@Ctx() { op }: Context, @Root() session: Session): boolean {
    return session.id === op.actor.sessionId;
  }
}
