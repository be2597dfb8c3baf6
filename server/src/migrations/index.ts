import { CreateAssistance20261126090100 } from './20261126090100-create-assistance.js';
import { CreateComparisons20261126120000 } from './20261126120000-create-comparisons.js';
import { CreateFigures20261126121000 } from './20261126121000-create-figures.js';
import { CreateInspections20261126122000 } from './20261126122000-create-inspections.js';
import { CreateOutreach20261126123000 } from './20261126123000-create-outreach.js';
import { TimeDecisions20261126110000 } from './20261126110000-time-decisions.js';
import { ReviewAllowance20261126111000 } from './20261126111000-review-allowance.js';
import { CreateHardship20261126112000 } from './20261126112000-create-hardship.js';
import { CreateHomecare20261126113000 } from './20261126113000-create-homecare.js';
import { CreateSubsidy20261126114000 } from './20261126114000-create-subsidy.js';
import { CreatePairing20261126070000 } from './20261126070000-create-pairing.js';
import { CreateProduce20261126070100 } from './20261126070100-create-produce.js';
import { WidenPolicyParameters20261126090000 } from './20261126090000-widen-policy-parameters.js';
import { CreateGrid20261126050000 } from './20261126050000-create-grid.js';
import { CreateCoverage20261126050100 } from './20261126050100-create-coverage.js';
import { CreateResources20261126050200 } from './20261126050200-create-resources.js';
import { CreateCare20261103000000 } from './20261103000000-create-care.js';
import { CreateVault20261103000100 } from './20261103000100-create-vault.js';
import { ExtendMatching20261126020000 } from './20261126020000-extend-matching.js';
import { CreateCareRest20261126060000 } from './20261126060000-create-care-rest.js';
import { CreateCareAbsence20261126060100 } from './20261126060100-create-care-absence.js';
import { CreateCaseKeys20261126060200 } from './20261126060200-create-case-keys.js';
import { CreateCareOutcomes20261126060300 } from './20261126060300-create-care-outcomes.js';
import { CreateCareDebriefs20261126060400 } from './20261126060400-create-care-debriefs.js';
import { CreatePlans20261102000000 } from './20261102000000-create-plans.js';
import { CreateAccounts20261101000100 } from './20261101000100-create-accounts.js';
import { CreateGround20261101000000 } from './20261101000000-create-ground.js';
import { CreateHouseholds20261101000200 } from './20261101000200-create-households.js';
import { CreateImportAids20261101000800 } from './20261101000800-create-import-aids.js';
import { CreateNeeds20261101000400 } from './20261101000400-create-needs.js';
import { CreateQueue20261101000700 } from './20261101000700-create-queue.js';
import { CreateVolunteerWork20261101001000 } from './20261101001000-create-volunteer-work.js';
import { CreateMatching20261101001300 } from './20261101001300-create-matching.js';
import { CreateVolunteers20261101000300 } from './20261101000300-create-volunteers.js';
import { CreateDeadlines20261126040000 } from './20261126040000-create-deadlines.js';
import { DateWaivers20261126040100 } from './20261126040100-date-waivers.js';
import { CreateRelief20261126041000 } from './20261126041000-create-relief.js';
import { CreateProxy20261126042000 } from './20261126042000-create-proxy.js';
import { SeedAreas20261101001100 } from './20261101001100-seed-areas.js';
import { SeedCatalogue20261101001200 } from './20261101001200-seed-catalogue.js';
import { SeedParameters20261101000600 } from './20261101000600-seed-parameters.js';
import { CreateCases20261126030000 } from './20261126030000-create-cases.js';
import { CreateCaseDuties20261126030200 } from './20261126030200-create-case-duties.js';
import { CreateLeads20261126030100 } from './20261126030100-create-leads.js';
import { CreateWork20261101000500 } from './20261101000500-create-work.js';
import { CreateServiceRecords20261126081000 } from './20261126081000-create-service-records.js';
import { CreateCalendarFeeds20261126082000 } from './20261126082000-create-calendar-feeds.js';
import { AnnounceCare20261126150000 } from './20261126150000-announce-care.js';
import { ListAllCaseWorkers20261126151000 } from './20261126151000-list-all-case-workers.js';
import { AddProjectPhotos20261126180000 } from './20261126180000-add-project-photos.js';
import { AnnounceChanges20261126083000 } from './20261126083000-announce-changes.js';
import { CreateVisitMarks20261126080000 } from './20261126080000-create-visit-marks.js';
import { ExtendAvailability20261126130000 } from './20261126130000-extend-availability.js';
import { CreateJoining20261126131000 } from './20261126131000-create-joining.js';
import { ShowAsking20261126132000 } from './20261126132000-show-asking.js';
import { ServeLists20261126010000 } from './20261126010000-serve-lists.js';
import { AskGridOnce20261126140000 } from './20261126140000-ask-grid-once.js';
import { ExtendPlans20261126141000 } from './20261126141000-extend-plans.js';
import { CreateNotifications20261126160000 } from './20261126160000-create-notifications.js';
import { CreateLeaving20261126161000 } from './20261126161000-create-leaving.js';
import { CreateQualifying20261126162000 } from './20261126162000-create-qualifying.js';
import { ProtectVolunteers20261126163000 } from './20261126163000-protect-volunteers.js';
import { CreateVisitPhotos20261126164000 } from './20261126164000-create-visit-photos.js';
import { LayOutCertificates20261126165000 } from './20261126165000-lay-out-certificates.js';
import { CreateVerification20261126170000 } from './20261126170000-create-verification.js';
import { CreateTraining20261126171000 } from './20261126171000-create-training.js';
import { OpenReviewsTogether20261126172000 } from './20261126172000-open-reviews-together.js';
import { ReadScopesAsText20261126190000 } from './20261126190000-read-scopes-as-text.js';
import { AuditImagesOnce20261126200000 } from './20261126200000-audit-images-once.js';
import { CompareTokensAsBytes20261126201000 } from './20261126201000-compare-tokens-as-bytes.js';
import { AuditInOnePlan20261126220000 } from './20261126220000-audit-in-one-plan.js';
import { StageWhatIsAskedFor20261126221000 } from './20261126221000-stage-what-is-asked-for.js';
import { OrderOwnerships20261126222000 } from './20261126222000-order-ownerships.js';
import { CountOpenNeeds20261126223000 } from './20261126223000-count-open-needs.js';
import { JoinLastContacts20261126224000 } from './20261126224000-join-last-contacts.js';
import { SealAllAnew20261127010000 } from './20261127010000-seal-all-anew.js';
import { UndoInBackground20261127020000 } from './20261127020000-undo-in-background.js';
import { RankFoundHouseholds20261127030000 } from './20261127030000-rank-found-households.js';
import { CodeJobFailures20261127040000 } from './20261127040000-code-job-failures.js';
import { UncountUndone20261127050000 } from './20261127050000-uncount-undone.js';

/** Every migration, oldest first. */
export const migrations = [
  CreateGround20261101000000,
  CreateAccounts20261101000100,
  CreateHouseholds20261101000200,
  CreateVolunteers20261101000300,
  CreateNeeds20261101000400,
  CreateWork20261101000500,
  SeedParameters20261101000600,
  CreateQueue20261101000700,
  CreateImportAids20261101000800,
  CreateVolunteerWork20261101001000,
  SeedAreas20261101001100,
  SeedCatalogue20261101001200,
  CreateMatching20261101001300,
  CreatePlans20261102000000,
  CreateCare20261103000000,
  CreateVault20261103000100,
  CreateDeadlines20261126040000,
  DateWaivers20261126040100,
  CreateRelief20261126041000,
  CreateCases20261126030000,
  CreateLeads20261126030100,
  CreatePairing20261126070000,
  CreateProduce20261126070100,
  CreateVisitMarks20261126080000,
  ExtendMatching20261126020000,
  ServeLists20261126010000,
  CreateCareRest20261126060000,
  WidenPolicyParameters20261126090000,
  CreateAssistance20261126090100,
  CreateGrid20261126050000,
  CreateCoverage20261126050100,
  CreateResources20261126050200,
  CreateCareAbsence20261126060100,
  CreateCaseKeys20261126060200,
  CreateCareOutcomes20261126060300,
  CreateCareDebriefs20261126060400,
  CreateProxy20261126042000,
  CreateCaseDuties20261126030200,
  CreateServiceRecords20261126081000,
  CreateCalendarFeeds20261126082000,
  AnnounceChanges20261126083000,
  ExtendAvailability20261126130000,
  CreateJoining20261126131000,
  AskGridOnce20261126140000,
  ExtendPlans20261126141000,
  CreateComparisons20261126120000,
  CreateFigures20261126121000,
  CreateInspections20261126122000,
  CreateOutreach20261126123000,
  ShowAsking20261126132000,
  TimeDecisions20261126110000,
  ReviewAllowance20261126111000,
  CreateHardship20261126112000,
  CreateHomecare20261126113000,
  CreateSubsidy20261126114000,
  AnnounceCare20261126150000,
  ListAllCaseWorkers20261126151000,
  CreateNotifications20261126160000,
  CreateLeaving20261126161000,
  CreateQualifying20261126162000,
  ProtectVolunteers20261126163000,
  CreateVisitPhotos20261126164000,
  LayOutCertificates20261126165000,
  CreateVerification20261126170000,
  CreateTraining20261126171000,
  OpenReviewsTogether20261126172000,
  AddProjectPhotos20261126180000,
  ReadScopesAsText20261126190000,
  AuditImagesOnce20261126200000,
  CompareTokensAsBytes20261126201000,
  AuditInOnePlan20261126220000,
  StageWhatIsAskedFor20261126221000,
  OrderOwnerships20261126222000,
  CountOpenNeeds20261126223000,
  JoinLastContacts20261126224000,
  SealAllAnew20261127010000,
  UndoInBackground20261127020000,
  RankFoundHouseholds20261127030000,
  CodeJobFailures20261127040000,
  UncountUndone20261127050000,
];
