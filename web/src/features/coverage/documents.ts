import { graphql } from '../../gql';

export const OverviewPageQuery = graphql(`
  query OverviewPage($day: LocalDate, $area: String) {
    coverageDay(day: $day) {
      day
      state
      cutoff
      partsDone
      partsTotal
    }
    total: coverageFigures(by: TOTAL, day: $day, areaCode: $area) {
      roll
      inDate
      overdue
      waiting
      exempt
      gap
    }
    districts: coverageFigures(by: AREA, day: $day) {
      area {
        code
        name
        nameEn
      }
      roll
      inDate
      overdue
      waiting
      exempt
      gap
    }
    unmetNeedFigures(day: $day, areaCode: $area) {
      age
      needs
      overdue
    }
  }
`);

export const BreakdownQuery = graphql(`
  query CoverageBreakdown($by: CoverageGrouping!, $day: LocalDate, $area: String) {
    coverageFigures(by: $by, day: $day, areaCode: $area) {
      area {
        code
        name
        nameEn
      }
      unit {
        id
        name
      }
      roll
      inDate
      overdue
      waiting
      exempt
      gap
    }
  }
`);

export const TrendQuery = graphql(`
  query CoverageTrend($from: LocalDate!, $to: LocalDate!, $area: String) {
    coverageTrend(from: $from, to: $to, areaCode: $area) {
      day
      roll
      inDate
      overdue
      waiting
      exempt
      gap
    }
  }
`);

export const SilenceQuery = graphql(`
  query CoverageSilence($a: CoverageFilter!, $b: CoverageFilter!, $c: CoverageFilter!, $d: CoverageFilter!) {
    a: coverageEntries(first: 1, filter: $a) {
      totalCount
    }
    b: coverageEntries(first: 1, filter: $b) {
      totalCount
    }
    c: coverageEntries(first: 1, filter: $c) {
      totalCount
    }
    d: coverageEntries(first: 1, filter: $d) {
      totalCount
    }
  }
`);

export const LedgerQuery = graphql(`
  query CoverageLedger($filter: CoverageFilter!, $first: Int!, $after: String) {
    coverageEntries(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          basis
          fromDay
          dueOn
          lastContactOn
          cadenceDays
          responsible {
            id
            name
          }
          unit {
            id
            name
          }
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
          household {
            id
            number
            headName
          }
        }
      }
    }
  }
`);

export const UnmetNeedsQuery = graphql(`
  query UnmetNeeds($day: LocalDate, $area: String, $age: NeedAge, $first: Int!, $after: String) {
    unmetNeeds(day: $day, areaCode: $area, age: $age, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...NeedRow
        }
      }
    }
  }
`);
