import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { accountName, Organisation, organisationById } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { GridPerson } from '../grid/index.js';
import { Household, householdById } from '../households/index.js';
import { CoverageCorrection, CoverageEntry, CoverageExemption } from './coverage.js';
import { CoverageFigure } from './figures-types.js';
import { presentEntry, presentExemption } from './loaders.js';

/** Fields of entries. */
@Resolver(() => CoverageEntry)
export class CoverageEntryFields {
  @FieldResolver(() => Household, {
    nullable: true,
    description: 'The household, masked; null when it lives elsewhere by now and the viewer may not see it there.',
  })
  household(@Ctx() { op }: Context, @Root() entry: CoverageEntry): Promise<Household | null> {
    return op.load(householdById, entry.householdId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where it lived on the day.' })
  area(@Ctx() { op }: Context, @Root() entry: CoverageEntry): Promise<AdminArea | null> {
    return op.load(areaByCode, entry.areaCode);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The unit in charge on the day; null when there was none.' })
  async unit(@Ctx() { op }: Context, @Root() entry: CoverageEntry): Promise<Organisation | null> {
    return entry.unitId === null ? null : op.load(organisationById, entry.unitId);
  }

  @FieldResolver(() => GridPerson, {
    nullable: true,
    description: 'Who answered for it on the day: cover, grid worker or coordinator; null when there was nobody.',
  })
  responsible(@Root() entry: CoverageEntry): GridPerson | null {
    return entry.responsibleId === null ? null : Object.assign(new GridPerson(), { id: entry.responsibleId });
  }
}

/** Fields of figures. */
@Resolver(() => CoverageFigure)
export class CoverageFigureFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'The area, when grouped by area.' })
  async area(@Ctx() { op }: Context, @Root() figure: CoverageFigure): Promise<AdminArea | null> {
    return figure.areaCode === null ? null : op.load(areaByCode, figure.areaCode);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The unit, when grouped by unit; null for households in the charge of none.',
  })
  async unit(@Ctx() { op }: Context, @Root() figure: CoverageFigure): Promise<Organisation | null> {
    return figure.unitId === null ? null : op.load(organisationById, figure.unitId);
  }
}

/** Fields of exemptions. */
@Resolver(() => CoverageExemption)
export class CoverageExemptionFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever granted it.' })
  grantedByName(@Ctx() { op }: Context, @Root() exemption: CoverageExemption): Promise<string | null> {
    return op.load(accountName, exemption.grantedBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may end it now.' })
  viewerCanEnd(@Ctx() { op }: Context, @Root() exemption: CoverageExemption): boolean {
    return exemption.endedAt === null && op.actor.can('coverage:exempt', exemption.areaCode);
  }
}

/** Fields of corrections. */
@Resolver(() => CoverageCorrection)
export class CoverageCorrectionFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever ordered it.' })
  orderedByName(@Ctx() { op }: Context, @Root() correction: CoverageCorrection): Promise<string | null> {
    return op.load(accountName, correction.orderedBy);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'The area.' })
  area(@Ctx() { op }: Context, @Root() correction: CoverageCorrection): Promise<AdminArea | null> {
    return op.load(areaByCode, correction.areaCode);
  }
}

/** The ledger about a household. */
@Resolver(() => Household)
export class HouseholdCoverageFields {
  @FieldResolver(() => CoverageEntry, {
    nullable: true,
    description: 'Its state in the coverage ledger now; null when it is not on the roll or the viewer may not read the ledger.',
  })
  coverage(@Ctx() { op }: Context, @Root() household: Household): Promise<CoverageEntry | null> {
    return op.load(presentEntry, household.id);
  }

  @FieldResolver(() => CoverageExemption, {
    nullable: true,
    description: 'The exemption that holds; null when there is none or the viewer may not read the ledger.',
  })
  exemption(@Ctx() { op }: Context, @Root() household: Household): Promise<CoverageExemption | null> {
    return op.load(presentExemption, household.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may exempt it from visits.' })
  viewerCanExempt(@Ctx() { op }: Context, @Root() household: Household): boolean {
    return op.actor.can('coverage:exempt', household.areaCode);
  }
}
