import type { DomainModule } from '../platform/graphql/module.js';
import { jobsModule } from '../platform/jobs/index.js';
import { accountsModule } from './accounts/index.js';
import { areasModule } from './areas/index.js';
import { catalogueModule } from './catalogue/index.js';
import { policiesModule } from './policies/index.js';
import { householdsModule } from './households/index.js';
import { importsModule } from './imports/index.js';
import { plansModule } from './plans/index.js';
import { volunteersModule } from './volunteers/index.js';
import { tasksModule } from './tasks/index.js';
import { assignmentsModule } from './assignments/index.js';
import { matchingModule } from './matching/index.js';
import { sessionsModule } from './sessions/index.js';

/** Every domain module, lowest first: a module may import only those before it. */
export const modules: DomainModule[] = [
  areasModule,
  accountsModule,
  jobsModule,
  policiesModule,
  householdsModule,
  catalogueModule,
  volunteersModule,
  plansModule,
  tasksModule,
  assignmentsModule,
  matchingModule,
  sessionsModule,
  importsModule,
];
