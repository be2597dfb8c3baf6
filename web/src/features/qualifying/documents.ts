import { graphql } from '../../gql';

export const LearnQuery = graphql(`
  query Learn {
    myCourses {
      valid
      validUntil
      retestAt
      course {
        id
        title
        titleEn
        body
        bodyEn
        passPercent
        asked
      }
    }
    viewer {
      volunteer {
        id
        qualificationClaims {
          id
          state
          reason
          submittedAt
          type {
            id
            name
            nameEn
          }
        }
      }
    }
    qualificationTypes {
      id
      code
      name
      nameEn
    }
  }
`);

export const QuizBegin = graphql(`
  mutation QuizBegin($input: QuizBeginInput!) {
    quizBegin(input: $input) {
      quiz {
        id
        questions {
          id
          text
          textEn
          options
          optionsEn
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const QuizFinish = graphql(`
  mutation QuizFinish($input: QuizFinishInput!) {
    quizFinish(input: $input) {
      result {
        rightCount
        asked
        passed
        marks
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const QualificationClaimSubmit = graphql(`
  mutation QualificationClaimSubmit($input: QualificationClaimSubmitInput!) {
    qualificationClaimSubmit(input: $input) {
      claim {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const PapersQuery = graphql(`
  query Papers {
    qualificationClaims {
      id
      issuedOn
      expiresOn
      submittedAt
      bytes
      version
      viewerSubmitted
      type {
        id
        name
        nameEn
      }
      volunteer {
        id
        number
        displayName
      }
    }
  }
`);

export const QualificationClaimVerify = graphql(`
  mutation QualificationClaimVerify($input: QualificationClaimVerifyInput!) {
    qualificationClaimVerify(input: $input) {
      claim {
        id
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const QualificationClaimDecline = graphql(`
  mutation QualificationClaimDecline($input: QualificationClaimDeclineInput!) {
    qualificationClaimDecline(input: $input) {
      claim {
        id
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CoursesPanelQuery = graphql(`
  query CoursesPanel {
    volunteerCourses {
      id
      title
      titleEn
      body
      bodyEn
      passPercent
      asked
      validMonths
      retestHours
      active
      sample
      version
      type {
        id
        code
        name
        nameEn
      }
      questions {
        id
        text
        textEn
        options
        optionsEn
        rightOption
        active
        version
      }
    }
    qualificationTypes {
      id
      code
      name
      nameEn
    }
  }
`);

export const VolunteerCourseSave = graphql(`
  mutation VolunteerCourseSave($input: VolunteerCourseSaveInput!) {
    volunteerCourseSave(input: $input) {
      course {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const CourseQuestionSave = graphql(`
  mutation CourseQuestionSave($input: CourseQuestionSaveInput!) {
    courseQuestionSave(input: $input) {
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
