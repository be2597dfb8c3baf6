import { graphql } from '../../gql';

/** An area with the one above it, as a list names it. */
graphql(`
  fragment AreaParts on AdminArea {
    code
    name
    nameEn
    parent {
      code
      name
      nameEn
    }
  }
`);
