import type { DomainModule } from '../platform/graphql/module.js';
import { jobsModule } from '../platform/jobs/index.js';
import { liveModule } from '../platform/live/index.js';
import { accountsModule } from './accounts/index.js';
import { areasModule } from './areas/index.js';
import { deadlinesModule } from './deadlines/index.js';
import { catalogueModule } from './catalogue/index.js';
import { policiesModule } from './policies/index.js';
import { householdsModule } from './households/index.js';
import { coverageModule } from './coverage/index.js';
import { gridModule } from './grid/index.js';
import { comparisonsModule } from './comparisons/index.js';
import { figuresModule } from './figures/index.js';
import { inspectionsModule } from './inspections/index.js';
import { outreachModule } from './outreach/index.js';
import { trainingModule } from './training/index.js';
import { importsModule } from './imports/index.js';
import { plansModule } from './plans/index.js';
import { proxyModule } from './proxy/index.js';
import { reliefModule } from './relief/index.js';
import { volunteersModule } from './volunteers/index.js';
import { resourcesModule } from './resources/index.js';
import { tasksModule } from './tasks/index.js';
import { assignmentsModule } from './assignments/index.js';
import { feedsModule } from './feeds/index.js';
import { recordsModule } from './records/index.js';
import { leavingModule } from './leaving/index.js';
import { matchingModule } from './matching/index.js';
import { assistanceModule } from './assistance/index.js';
import { verificationModule } from './verification/index.js';
import { allowanceModule } from './allowance/index.js';
import { hardshipModule } from './hardship/index.js';
import { homecareModule } from './homecare/index.js';
import { subsidyModule } from './subsidy/index.js';
import { casesModule } from './cases/index.js';
import { joiningModule } from './joining/index.js';
import { photosModule } from './photos/index.js';
import { teamworkModule } from './teamwork/index.js';
import { qualifyingModule } from './qualifying/index.js';
import { leadsModule } from './leads/index.js';
import { pairingModule } from './pairing/index.js';
import { produceModule } from './produce/index.js';
import { notificationsModule } from './notifications/index.js';
import { sessionsModule } from './sessions/index.js';

/** Every domain module, lowest first: a module may import only those before it. */
export const modules: DomainModule[] = [
  areasModule,
  accountsModule,
  jobsModule,
  liveModule,
  notificationsModule,
  policiesModule,
  householdsModule,
  deadlinesModule,
  catalogueModule,
  volunteersModule,
  plansModule,
  reliefModule,
  proxyModule,
  tasksModule,
  assignmentsModule,
  photosModule,
  teamworkModule,
  recordsModule,
  feedsModule,
  joiningModule,
  qualifyingModule,
  matchingModule,
  leavingModule,
  assistanceModule,
  verificationModule,
  allowanceModule,
  hardshipModule,
  homecareModule,
  subsidyModule,
  gridModule,
  coverageModule,
  resourcesModule,
  casesModule,
  leadsModule,
  pairingModule,
  produceModule,
  sessionsModule,
  importsModule,
  comparisonsModule,
  figuresModule,
  inspectionsModule,
  outreachModule,
  trainingModule,
];
