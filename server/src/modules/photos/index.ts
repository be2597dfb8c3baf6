import type { DomainModule } from '../../platform/graphql/module.js';
import { VisitPhoto } from './photo.js';
import { VisitPhotoResolver, visitPhotoRoutes } from './resolver.js';

/** Photos with the log of a visit. */
export const photosModule: DomainModule = {
  name: 'photos',
  entities: [VisitPhoto],
  resolvers: [VisitPhotoResolver],
  routes: visitPhotoRoutes,
};
