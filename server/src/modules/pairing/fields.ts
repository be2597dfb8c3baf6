import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { accountName, Organisation, organisationById } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { deadlineClock, DeadlineClock, instantAt } from '../calendars/index.js';
import { Household, householdById, maskAddress, maskName, maskPhone } from '../households/index.js';
import { PlanMeasure, planMeasureById } from '../plans/index.js';
import { PairingProjectState, PairingRisk, PairingState, SupporterKind } from './enums.js';
import {
  contactsByPairing,
  countsByProject,
  fundsByProject,
  milestonesByProject,
  pairingsByParticipant,
  participantById,
  participantsByProject,
  profileByParticipant,
  projectById,
  supporterById,
  takenBySupporter,
  workedProject,
} from './loaders.js';
import { Pairing, PairingContact } from './pairing.js';
import { PairingParticipant, SharedProfile } from './participant.js';
import { PairingFund, PairingMilestone, PairingProject } from './project.js';
import { risksOf } from './risks.js';
import { stateAt } from './states.js';
import { PairingSuggestion, suggestionsByParticipant } from './suggestions.js';
import { Supporter } from './supporter.js';

/** Fields of projects. */
@Resolver(() => PairingProject)
export class PairingProjectFields {
  @FieldResolver(() => Organisation, { nullable: true, description: 'The organisation that runs it.' })
  organisation(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<Organisation | null> {
    return op.load(organisationById, project.organisationId);
  }
  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where its households live.' })
  area(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<AdminArea | null> {
    return op.load(areaByCode, project.areaCode);
  }
  @FieldResolver(() => [PairingParticipant], { description: 'Households that take part, by their code; those the viewer may see.' })
  participants(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<PairingParticipant[]> {
    return op.load(participantsByProject, project.id);
  }
  @FieldResolver(() => [PairingMilestone], { description: 'Milestones by their day.' })
  milestones(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<PairingMilestone[]> {
    return op.load(milestonesByProject, project.id);
  }
  @FieldResolver(() => [PairingFund], { description: 'Lines of money by their day.' })
  funds(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<PairingFund[]> {
    return op.load(fundsByProject, project.id);
  }
  @FieldResolver(() => Int, { description: 'Households that take part.' })
  async participantCount(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<number> {
    return (await op.load(countsByProject, project.id)).participants;
  }
  @FieldResolver(() => Int, { description: 'Households that nobody supports or holds now.' })
  async unpairedCount(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<number> {
    return (await op.load(countsByProject, project.id)).unpaired;
  }
  @FieldResolver(() => Int, { description: 'Pairings that are held or agreed and have not started.' })
  async heldCount(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<number> {
    return (await op.load(countsByProject, project.id)).held;
  }
  @FieldResolver(() => Int, { description: 'Active and paused pairings.' })
  async activeCount(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<number> {
    return (await op.load(countsByProject, project.id)).active;
  }
  @FieldResolver(() => Int, { description: 'Pairings at risk: as many as `pairings` with `atRisk` lists.' })
  async atRiskCount(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<number> {
    return (await op.load(countsByProject, project.id)).atRisk;
  }
  @FieldResolver(() => Int, { description: 'Pairings that ended well.' })
  async graduatedCount(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<number> {
    return (await op.load(countsByProject, project.id)).graduated;
  }
  @FieldResolver(() => Int, { description: 'Pairings that ended otherwise; holds that were given back do not count.' })
  async endedCount(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<number> {
    return (await op.load(countsByProject, project.id)).ended;
  }
  @FieldResolver(() => Date, { nullable: true, description: 'Last contact of any of its pairings (UTC); null before the first.' })
  async lastContactAt(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<Date | null> {
    return (await op.load(countsByProject, project.id)).lastContactAt;
  }
  @FieldResolver(() => DeadlineClock, { nullable: true, description: 'Clock of the next report; null when none is due.' })
  async reportClock(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<DeadlineClock | null> {
    return project.reportDueOn === null ? null : deadlineClock(op, instantAt(project.reportDueOn, 23 * 60 + 59));
  }
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change it and what belongs to it.' })
  async viewerCanEdit(@Ctx() { op }: Context, @Root() project: PairingProject): Promise<boolean> {
    return project.state !== PairingProjectState.CLOSED && (await op.load(workedProject, project.id));
  }
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may bring households into it now.' })
  viewerCanNominate(@Ctx() { op }: Context, @Root() project: PairingProject): boolean {
    return (
      (project.state === PairingProjectState.RECRUITING || project.state === PairingProjectState.RUNNING) &&
      op.actor.can('project:nominate')
    );
  }
}

/** Fields of supporters. */
@Resolver(() => Supporter)
export class SupporterFields {
  @FieldResolver(() => String, { description: "Name; a person's is masked." })
  name(@Root() supporter: Supporter): string {
    return supporter.kind === SupporterKind.PERSON ? maskName(supporter.name) : supporter.name;
  }
  @FieldResolver(() => String, { nullable: true, description: 'Whom one speaks to, masked.' })
  contactName(@Root() supporter: Supporter): string | null {
    return supporter.contactName === null ? null : maskName(supporter.contactName);
  }
  @FieldResolver(() => String, { nullable: true, description: 'Telephone number, masked.' })
  phone(@Root() supporter: Supporter): string | null {
    return supporter.phone === null ? null : maskPhone(supporter.phone);
  }
  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where it is at home.' })
  area(@Ctx() { op }: Context, @Root() supporter: Supporter): Promise<AdminArea | null> {
    return op.load(areaByCode, supporter.areaCode);
  }
  @FieldResolver(() => Int, { description: 'Households that it supports or holds now.' })
  taken(@Ctx() { op }: Context, @Root() supporter: Supporter): Promise<number> {
    return op.load(takenBySupporter, supporter.id);
  }
}

/** Fields of households in projects. */
@Resolver(() => PairingParticipant)
export class PairingParticipantFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where it lives, to the community or village at the lowest.' })
  area(@Ctx() { op }: Context, @Root() participant: PairingParticipant): Promise<AdminArea | null> {
    // A grid cell may hold a handful of households: it would say who it is.
    return op.load(areaByCode, Math.floor(participant.areaCode / 1000) * 1000);
  }
  @FieldResolver(() => Household, { nullable: true, description: 'The household; null to whoever does not read households of its area.' })
  household(@Ctx() { op }: Context, @Root() participant: PairingParticipant): Promise<Household | null> {
    return op.load(householdById, participant.householdId);
  }
  @FieldResolver(() => SharedProfile, { description: "What the household's consent in force lets the viewer see, masked." })
  async profile(@Ctx() { op }: Context, @Root() participant: PairingParticipant): Promise<SharedProfile> {
    const clear = await op.load(profileByParticipant, participant.id);
    return Object.assign(new SharedProfile(), clear, {
      headName: clear.headName === null ? null : maskName(clear.headName),
      phone: clear.phone === null ? null : maskPhone(clear.phone),
      address: clear.address === null ? null : maskAddress(clear.address),
    });
  }
  @FieldResolver(() => [Pairing], { description: 'Its pairings in this project, the newest first.' })
  pairings(@Ctx() { op }: Context, @Root() participant: PairingParticipant): Promise<Pairing[]> {
    return op.load(pairingsByParticipant, participant.id);
  }
  @FieldResolver(() => [PairingSuggestion], { description: 'Supporters that fit, the best first; empty while it has one.' })
  suggestions(@Ctx() { op }: Context, @Root() participant: PairingParticipant): Promise<PairingSuggestion[]> {
    return op.load(suggestionsByParticipant, participant.id);
  }
}

/** Fields of suggestions. */
@Resolver(() => PairingSuggestion)
export class PairingSuggestionFields {
  @FieldResolver(() => Supporter, { nullable: true, description: 'The supporter.' })
  supporter(@Ctx() { op }: Context, @Root() suggestion: PairingSuggestion): Promise<Supporter | null> {
    return op.load(supporterById, suggestion.supporterId);
  }
}

/** Fields of pairings. */
@Resolver(() => Pairing)
export class PairingFields {
  @FieldResolver(() => PairingState, { description: 'Where it stands at the instant of this answer.' })
  state(@Ctx() { op }: Context, @Root() pairing: Pairing): PairingState {
    return stateAt(pairing, op.now);
  }
  @FieldResolver(() => PairingProject, { nullable: true, description: 'The project.' })
  project(@Ctx() { op }: Context, @Root() pairing: Pairing): Promise<PairingProject | null> {
    return op.load(projectById, pairing.projectId);
  }
  @FieldResolver(() => PairingParticipant, { nullable: true, description: 'The household in the project.' })
  participant(@Ctx() { op }: Context, @Root() pairing: Pairing): Promise<PairingParticipant | null> {
    return op.load(participantById, pairing.participantId);
  }
  @FieldResolver(() => Supporter, { nullable: true, description: 'The supporter; null where the viewer may not see it.' })
  supporter(@Ctx() { op }: Context, @Root() pairing: Pairing): Promise<Supporter | null> {
    return op.load(supporterById, pairing.supporterId);
  }
  @FieldResolver(() => Boolean, { description: 'Whether the household has consented to this pairing.' })
  householdConsented(@Root() pairing: Pairing): boolean {
    return pairing.consentId !== null;
  }
  @FieldResolver(() => [PairingContact], { description: 'Contacts, the newest first.' })
  contacts(@Ctx() { op }: Context, @Root() pairing: Pairing): Promise<PairingContact[]> {
    return op.load(contactsByPairing, pairing.id);
  }
  @FieldResolver(() => [PairingRisk], { description: 'Why it is at risk now; empty when it is not.' })
  risks(@Ctx() { op }: Context, @Root() pairing: Pairing): Promise<PairingRisk[]> {
    return risksOf(op, pairing);
  }
  @FieldResolver(() => DeadlineClock, { nullable: true, description: 'Clock of the hold; null once it is over or both sides agreed.' })
  async holdClock(@Ctx() { op }: Context, @Root() pairing: Pairing): Promise<DeadlineClock | null> {
    return stateAt(pairing, op.now) === PairingState.HELD ? deadlineClock(op, pairing.holdExpiresAt) : null;
  }
  @FieldResolver(() => DeadlineClock, {
    nullable: true,
    description: 'Clock of the silence: until when somebody should be in touch (pairing.silence.days); null unless it is active.',
  })
  async contactClock(@Ctx() { op }: Context, @Root() pairing: Pairing): Promise<DeadlineClock | null> {
    return pairing.contactDueAt === null ? null : deadlineClock(op, pairing.contactDueAt);
  }
  @FieldResolver(() => PlanMeasure, { nullable: true, description: "The measure of the household's plan that it serves." })
  async measure(@Ctx() { op }: Context, @Root() pairing: Pairing): Promise<PlanMeasure | null> {
    return pairing.measureId === null ? null : op.load(planMeasureById, pairing.measureId);
  }
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may take it on: agree for the supporter, start, pause, end.' })
  viewerCanEdit(@Ctx() { op }: Context, @Root() pairing: Pairing): Promise<boolean> {
    return op.load(workedProject, pairing.projectId);
  }
  @FieldResolver(() => Boolean, { description: "Whether the viewer may record the household's consent now." })
  viewerCanConsent(@Ctx() { op }: Context, @Root() pairing: Pairing): boolean {
    return (
      stateAt(pairing, op.now) === PairingState.HELD && pairing.consentId === null && op.actor.can('project:nominate', pairing.areaCode)
    );
  }
}

/** Fields of contacts. */
@Resolver(() => PairingContact)
export class PairingContactFields {
  @FieldResolver(() => String, { nullable: true, description: 'Who recorded it.' })
  recordedByName(@Ctx() { op }: Context, @Root() contact: PairingContact): Promise<string | null> {
    return op.load(accountName, contact.recordedBy);
  }
}
