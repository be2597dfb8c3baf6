import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { columns } from '../../platform/database/loaders.js';
import type { Context, MaybePromise } from '../../platform/graphql/context.js';
import { AdminArea } from './area.js';
import { formatAreaCode, parseAreaCode } from './code.js';
import { areaByCode, areasByParent } from './loaders.js';

/** Areas: public knowledge, read by everyone who is signed in. */
@Resolver(() => AdminArea)
export class AreaResolver {
  @Query(() => [AdminArea], { description: 'Areas directly below `parentCode`; without it the districts and county-level cities.' })
  @Guard('area:read')
  async adminAreas(
    @Ctx() { op }: Context,
    @Arg('parentCode', () => String, { nullable: true, description: 'Code of the area above, of 4, 6, 9, 12 or 15 digits.' })
    parentCode?: string,
  ): Promise<AdminArea[]> {
    if (parentCode) return op.load(areasByParent, parseAreaCode(parentCode));
    return op.rows<AdminArea>(`select ${columns(op, AdminArea, 't')} from admin_area t where t.level = 'DISTRICT' order by t.code`);
  }

  @Query(() => AdminArea, { nullable: true, description: 'One area by its code of 4, 6, 9, 12 or 15 digits.' })
  @Guard('area:read')
  adminArea(
    @Ctx() { op }: Context,
    @Arg('code', () => String, { description: 'Official code of 4, 6, 9, 12 or 15 digits.' }) code: string,
  ): Promise<AdminArea | null> {
    return op.load(areaByCode, parseAreaCode(code));
  }

  @FieldResolver(() => String, {
    description: 'Official code in its shortest form: 6 digits for a district (GB/T 2260), 9 town, 12 community, 15 grid cell.',
  })
  code(@Root() area: AdminArea): string {
    return formatAreaCode(area.code);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'The area above.' })
  parent(@Ctx() { op }: Context, @Root() area: AdminArea): MaybePromise<AdminArea | null> {
    return area.parentCode === null ? null : op.find(areaByCode, area.parentCode);
  }

  @FieldResolver(() => [AdminArea], { description: 'The areas directly below, by code.' })
  children(@Ctx() { op }: Context, @Root() area: AdminArea): Promise<AdminArea[]> {
    return op.load(areasByParent, area.code);
  }

  @FieldResolver(() => [AdminArea], { description: 'The way down from the district to this area, both included.' })
  async path(@Ctx() { op }: Context, @Root() area: AdminArea): Promise<AdminArea[]> {
    const path = [area];
    for (let at: AdminArea | null = area; at?.parentCode;) {
      at = await op.load(areaByCode, at.parentCode);
      if (at && at.level !== 'CITY') path.unshift(at);
    }
    return path;
  }
}
