import '@apollo/client';
import type { GraphQLCodegenDataMasking } from '@apollo/client/masking';

declare module '@apollo/client' {
  // Apollo's own way to learn how masked types are written.
  interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}
