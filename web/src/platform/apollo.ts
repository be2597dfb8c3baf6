import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import type { DocumentNode } from 'graphql';
import { hashes } from '../gql/hashes.js';
import { CSRF_HEADERS } from './headers';

/** The registered hash of an operation; its name is unique in the register. */
function registeredHash(document: DocumentNode): string {
  const definition = document.definitions.find((each) => each.kind === 'OperationDefinition');
  const name = definition?.kind === 'OperationDefinition' ? definition.name?.value : undefined;
  const hash = name === undefined ? undefined : hashes.get(name);
  if (hash === undefined) throw new Error(`Operation ${name ?? '(anonymous)'} is not registered`);
  return hash;
}

/** The console's only way to the server: registered documents by hash, the cookie of this origin, masked data. */
export function createApolloClient(): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([
      new PersistedQueryLink({ generateHash: registeredHash }),
      new HttpLink({ uri: '/graphql', credentials: 'same-origin', headers: CSRF_HEADERS }),
    ]),
    cache: new InMemoryCache({
      typePolicies: {
        AdminArea: { keyFields: ['code'] },
        Viewer: { keyFields: [] },
        SystemInfo: { keyFields: [] },
        DeadlineClock: { merge: true },
        PageInfo: { merge: false },
      },
      possibleTypes: {
        UserError: [
          'FieldError',
          'StaleVersion',
          'VolunteerUnavailable',
          'VolunteerIneligible',
          'SeatTaken',
          'PlanAlreadyActive',
          'VolunteerHasDuties',
        ],
      },
    }),
    dataMasking: true,
    devtools: { enabled: false },
  });
}
