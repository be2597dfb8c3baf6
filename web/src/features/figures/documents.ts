import { graphql } from '../../gql';
import type { FiguresPageQuery as FiguresResult } from '../../gql/graphql';

export const FiguresPageQuery = graphql(`
  query FiguresPage($asOf: LocalDate, $area: String, $months: Int!) {
    publishedFigures(asOf: $asOf, areaCode: $area, months: $months) {
      asOf
      firstMonth
      lastMonth
      figures {
        key
        unit
        value
        comparison {
          id
        }
      }
      reconciliation {
        households
        ledger
      }
    }
  }
`);
export type Figure = FiguresResult['publishedFigures']['figures'][number];

export const FigureDetailQuery = graphql(`
  query FigureDetail($key: FigureKey!, $asOf: LocalDate, $area: String, $months: Int!) {
    figureParts(key: $key, asOf: $asOf, areaCode: $area, months: $months) {
      value
      area {
        code
        name
        nameEn
      }
    }
    figureMonths(key: $key, asOf: $asOf, areaCode: $area, months: 12) {
      month
      value
    }
  }
`);

export const FigureRowsQuery = graphql(`
  query FigureRows($key: FigureKey!, $asOf: LocalDate, $area: String, $months: Int!, $first: Int!, $after: String) {
    figureRows(key: $key, asOf: $asOf, areaCode: $area, months: $months, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          day
          persons
          amountFen
          reference
          household {
            id
            number
            headName
          }
          area {
            ...AreaParts @unmask
          }
        }
      }
    }
  }
`);
