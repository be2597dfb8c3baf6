import type { DomainModule } from '../graphql/module.js';
import { ChangesResolver } from './changes.js';

export { LiveHub } from './hub.js';
export { installStream } from './stream.js';

/** What changes while one looks at it. */
export const liveModule: DomainModule = { name: 'live', entities: [], resolvers: [ChangesResolver] };
