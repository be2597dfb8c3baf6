import { graphql } from '../../gql';
import type { GridCellsQuery as GridCellsResult } from '../../gql/graphql';

export const GridCellsQuery = graphql(`
  query GridCells($area: String, $unassigned: Boolean, $first: Int!, $after: String) {
    gridCells(areaCode: $area, unassigned: $unassigned, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          area {
            code
            name
            nameEn
            parent {
              code
              name
              nameEn
            }
          }
          assignment {
            id
            fromAt
            worker {
              id
              name
            }
          }
          covers {
            id
            fromAt
            untilAt
            runs
            cover {
              id
              name
            }
          }
          households
          behind
          viewerCanAssign
        }
      }
    }
  }
`);
export type Cell = GridCellsResult['gridCells']['edges'][number]['node'];

export const GridLoadsQuery = graphql(`
  query GridLoads($area: String) {
    gridLoads(areaCode: $area) {
      worker {
        id
        name
      }
      cells
      covered
      households
      behind
    }
  }
`);

export const GridBalanceQuery = graphql(`
  query GridBalance($area: String) {
    gridBalance(areaCode: $area) {
      cell {
        code
        name
        nameEn
      }
      from {
        id
        name
      }
      to {
        id
        name
      }
      households
      fromHouseholds
      toHouseholds
    }
  }
`);

export const GridCandidatesQuery = graphql(`
  query GridCandidates($code: String!) {
    gridCandidates(code: $code) {
      id
      name
    }
    gridCells(areaCode: $code, first: 1) {
      edges {
        node {
          area {
            code
            name
            nameEn
          }
          assignment {
            id
            worker {
              id
            }
          }
        }
      }
    }
  }
`);

export const GridCellAssign = graphql(`
  mutation GridCellAssign($input: GridCellAssignInput!) {
    gridCellAssign(input: $input) {
      cell {
        area {
          code
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const GridCoverAdd = graphql(`
  mutation GridCoverAdd($input: GridCoverAddInput!) {
    gridCoverAdd(input: $input) {
      cell {
        area {
          code
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const GridCoverEnd = graphql(`
  mutation GridCoverEnd($input: GridCoverEndInput!) {
    gridCoverEnd(input: $input) {
      cell {
        area {
          code
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
