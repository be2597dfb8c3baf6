import { graphql } from '../../gql';
import type {
  SpotCallsQuery as CallPage,
  SpotChecksQuery as CheckPage,
  TrainingCoursesQuery as CoursePage,
  TrainingQuestionsQuery as Bank,
} from '../../gql/graphql';

export const TrainingCoursesQuery = graphql(`
  query TrainingCourses($first: Int!, $after: String, $city: String!) {
    trainingFigures(areaCode: $city) {
      staff
      valid
      never
    }
    trainingCourses(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          title
          summary
          heldOn
          minutes
          passed
          viewerCanRecord
          viewerCanTakeQuiz
          area {
            ...AreaParts @unmask
          }
          attendances {
            id
            name
          }
          myAttempts {
            id
            finishedAt
            percent
            passed
            validUntil
          }
        }
      }
    }
  }
`);
export type Course = CoursePage['trainingCourses']['edges'][number]['node'];

export const TrainingCourseCreate = graphql(`
  mutation TrainingCourseCreate($input: TrainingCourseCreateInput!) {
    trainingCourseCreate(input: $input) {
      course {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const TrainingAttendanceRecord = graphql(`
  mutation TrainingAttendanceRecord($input: TrainingAttendanceRecordInput!) {
    trainingAttendanceRecord(input: $input) {
      course {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const TrainingQuizBegin = graphql(`
  mutation TrainingQuizBegin($input: TrainingQuizBeginInput!) {
    trainingQuizBegin(input: $input) {
      attempt {
        id
        questions {
          text
          options
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const TrainingQuizSubmit = graphql(`
  mutation TrainingQuizSubmit($input: TrainingQuizSubmitInput!) {
    trainingQuizSubmit(input: $input) {
      attempt {
        id
        percent
        passed
        validUntil
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const TrainingQuestionsQuery = graphql(`
  query TrainingQuestions($first: Int!, $after: String) {
    trainingQuestions(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          text
          options
          answer
          active
          sample
          version
        }
      }
    }
  }
`);
export type Question = Bank['trainingQuestions']['edges'][number]['node'];

export const TrainingQuestionSave = graphql(`
  mutation TrainingQuestionSave($input: TrainingQuestionSaveInput!) {
    trainingQuestionSave(input: $input) {
      question {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SpotChecksQuery = graphql(`
  query SpotChecks($first: Int!, $after: String) {
    spotChecks(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          title
          wanted
          state
          seedHash
          seed
          rollCount
          proof
          version
          viewerCanStart
          viewerCanClose
          area {
            ...AreaParts @unmask
          }
          progress {
            calls
            toCall
            passed
            failed
          }
        }
      }
    }
  }
`);
export type Check = CheckPage['spotChecks']['edges'][number]['node'];

export const SpotCheckCreate = graphql(`
  mutation SpotCheckCreate($input: SpotCheckCreateInput!) {
    spotCheckCreate(input: $input) {
      check {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SpotCheckStart = graphql(`
  mutation SpotCheckStart($input: SpotCheckMoveInput!) {
    spotCheckStart(input: $input) {
      check {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SpotCheckClose = graphql(`
  mutation SpotCheckClose($input: SpotCheckMoveInput!) {
    spotCheckClose(input: $input) {
      check {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SpotCheckCancel = graphql(`
  mutation SpotCheckCancel($input: SpotCheckCancelInput!) {
    spotCheckCancel(input: $input) {
      check {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const SpotCallsQuery = graphql(`
  query SpotCalls($first: Int!, $after: String) {
    spotCalls(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          state
          dueOn
          unreached
          percent
          passed
          isRetest
          calledAt
          calledByName
          note
          version
          viewerCanRecord
          area {
            ...AreaParts @unmask
          }
          questions {
            text
            options
            answer
          }
        }
      }
    }
  }
`);
export type Call = CallPage['spotCalls']['edges'][number]['node'];

export const SpotCallRecord = graphql(`
  mutation SpotCallRecord($input: SpotCallRecordInput!) {
    spotCallRecord(input: $input) {
      call {
        id
        state
        percent
        passed
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
