import type { DomainModule } from '../../platform/graphql/module.js';
import { AdminArea } from './area.js';
import { AreaResolver } from './resolver.js';

export { AdminArea, AreaLevel } from './area.js';
export { areaRange, mayInAll, parseAreaCode, whereInArea } from './code.js';
export { areaByCode } from './loaders.js';
export { qingdaoAreas } from './qingdao.js';

/** Administrative areas from the city down to a grid cell. */
export const areasModule: DomainModule = { name: 'areas', entities: [AdminArea], resolvers: [AreaResolver] };
