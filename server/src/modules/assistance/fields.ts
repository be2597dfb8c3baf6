import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { clocksBySubject, SlaClock } from '../deadlines/index.js';
import { Household, householdById, Person, personById, Programme } from '../households/index.js';
import { Today } from '../tasks/index.js';
import {
  ApplicationDocument,
  ApplicationGround,
  ApplicationState,
  AssistanceApplication,
  AssistanceDecision,
  Authority,
  ApplicationDocumentKind,
  IndividualDecision,
} from './application.js';
import { DelegationOfAuthority } from './delegation.js';
import { EligibilityHint, eligibilityHint } from './hint.js';
import {
  applicationsByHousehold,
  awaitingDecision,
  authorityByApplication,
  decisionByApplication,
  delegationById,
  documentKindByCode,
  documentsByApplication,
  grantedByApplication,
  individualDecisionByApplication,
  standardByApplication,
} from './loaders.js';
import { BEING_WRITTEN } from './states.js';

/** Fields of applications. */
@Resolver(() => AssistanceApplication)
export class ApplicationFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<Household | null> {
    return op.load(householdById, application.householdId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The member who applies alone, masked; null when the household applies.' })
  async person(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<Person | null> {
    return application.personId === null ? null : op.load(personById, application.personId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever prepared it.' })
  preparedByName(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<string | null> {
    return op.load(accountName, application.preparedBy);
  }

  @FieldResolver(() => [ApplicationDocument], { description: 'Documents, by kind.' })
  documents(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<ApplicationDocument[]> {
    return op.load(documentsByApplication, application.id);
  }

  @FieldResolver(() => [ApplicationDocumentKind], {
    description: 'Kinds of document that were found missing and have not been recorded since, by code.',
  })
  async missingDocuments(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<ApplicationDocumentKind[]> {
    if (application.missingKinds.length === 0) return [];
    const there = new Set((await op.load(documentsByApplication, application.id)).map((document) => document.kindCode));
    const missing = application.missingKinds.filter((code) => !there.has(code)).toSorted();
    return (await Promise.all(missing.map((code) => op.load(documentKindByCode, code)))).filter((kind) => kind !== null);
  }

  @FieldResolver(() => SlaClock, {
    nullable: true,
    description: 'The clock of its decision; null until it is submitted, or when the viewer may not read clocks here.',
  })
  async clock(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<SlaClock | null> {
    return (await op.load(clocksBySubject, application.id)).at(-1) ?? null;
  }

  @FieldResolver(() => AssistanceDecision, { nullable: true, description: 'The decision; null before it.' })
  decision(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<AssistanceDecision | null> {
    return op.load(decisionByApplication, application.id);
  }

  @FieldResolver(() => IndividualDecision, { nullable: true, description: 'What a meeting decided (一事一议); null when none did.' })
  individualDecision(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<IndividualDecision | null> {
    return op.load(individualDecisionByApplication, application.id);
  }

  @FieldResolver(() => EligibilityHint, {
    nullable: true,
    description: 'The arithmetic of an allowance, with every number shown; null for other programmes. A hint, never a decision.',
  })
  async hint(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<EligibilityHint | null> {
    if (application.programme !== Programme.MINIMUM_LIVING_ALLOWANCE) return null;
    return eligibilityHint({
      standardFen: await op.load(standardByApplication, application.id),
      persons: application.persons,
      incomeFen: application.monthlyIncomeFen,
      expenditureFen: application.monthlyExpenditureFen,
      byExpenditure: application.ground === ApplicationGround.EXPENDITURE,
    });
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Temporary assistance that the household was granted this civil year, in whole fen; null for other programmes.',
  })
  async grantedThisYearFen(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<number | null> {
    return application.programme === Programme.TEMPORARY_ASSISTANCE ? (await op.load(grantedByApplication, application.id)).granted : null;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: "The year's cap in force (policy parameter temporary.cap.fen), in whole fen; null for other programmes.",
  })
  async capFen(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<number | null> {
    return application.programme === Programme.TEMPORARY_ASSISTANCE ? (await op.load(grantedByApplication, application.id)).cap : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change its content now.' })
  viewerCanEdit(@Ctx() { op }: Context, @Root() application: AssistanceApplication): boolean {
    return BEING_WRITTEN.includes(application.state) && op.actor.can('assistance:apply', application.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may withdraw it or count a trip now.' })
  viewerCanWithdraw(@Ctx() { op }: Context, @Root() application: AssistanceApplication): boolean {
    return application.endedAt === null && op.actor.can('assistance:apply', application.areaCode);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the viewer may decide it now: submitted, prepared by somebody else, and under a power that is held at this moment.',
  })
  async viewerCanDecide(@Ctx() { op }: Context, @Root() application: AssistanceApplication): Promise<boolean> {
    return (
      application.state === ApplicationState.SUBMITTED &&
      application.preparedBy !== op.actor.accountId &&
      (await op.load(authorityByApplication, application.id))
    );
  }
}

/** Fields of documents. */
@Resolver(() => ApplicationDocument)
export class DocumentFields {
  @FieldResolver(() => ApplicationDocumentKind, { nullable: true, description: 'What kind of document it is.' })
  kind(@Ctx() { op }: Context, @Root() document: ApplicationDocument): Promise<ApplicationDocumentKind | null> {
    return op.load(documentKindByCode, document.kindCode);
  }
}

/** Fields of decisions. */
@Resolver(() => AssistanceDecision)
export class DecisionFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever decided.' })
  decidedByName(@Ctx() { op }: Context, @Root() decision: AssistanceDecision): Promise<string | null> {
    return op.load(accountName, decision.decidedBy);
  }

  @FieldResolver(() => DelegationOfAuthority, {
    nullable: true,
    description: "The delegation it rests on; null for the district's own power.",
  })
  async delegation(@Ctx() { op }: Context, @Root() decision: AssistanceDecision): Promise<DelegationOfAuthority | null> {
    return decision.authority !== Authority.DELEGATED || decision.delegationId === null
      ? null
      : op.load(delegationById, decision.delegationId);
  }
}

/** Fields of delegations. */
@Resolver(() => DelegationOfAuthority)
export class DelegationFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'The district that delegates.' })
  fromArea(@Ctx() { op }: Context, @Root() delegation: DelegationOfAuthority): Promise<AdminArea | null> {
    return op.load(areaByCode, delegation.fromAreaCode);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'The town or sub-district that decides.' })
  toArea(@Ctx() { op }: Context, @Root() delegation: DelegationOfAuthority): Promise<AdminArea | null> {
    return op.load(areaByCode, delegation.toAreaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may end it now.' })
  viewerCanEnd(@Ctx() { op }: Context, @Root() delegation: DelegationOfAuthority): boolean {
    return delegation.endedAt === null && op.actor.can('delegation:edit', delegation.fromAreaCode);
  }
}

/** Applications of households. */
@Resolver(() => Household)
export class HouseholdApplicationFields {
  @FieldResolver(() => [AssistanceApplication], { description: 'Applications, the newest first; empty when the viewer may not read them.' })
  applications(@Ctx() { op }: Context, @Root() household: Household): Promise<AssistanceApplication[]> {
    return op.load(applicationsByHousehold, household.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may begin an application for it.' })
  viewerCanApply(@Ctx() { op }: Context, @Root() household: Household): boolean {
    return op.actor.can('assistance:apply', household.areaCode);
  }
}

/** What decisions ask of the day. */
@Resolver(() => Today)
export class TodayDecisionFields {
  @FieldResolver(() => Int, {
    description: 'Applications that wait for the decision of the viewer: those of the list with `awaitingMyDecision`.',
  })
  decisionsAwaitingMe(@Ctx() { op }: Context, @Root() today: Today): Promise<number> {
    return op.load(awaitingDecision, today.bounds.join(' '));
  }
}
