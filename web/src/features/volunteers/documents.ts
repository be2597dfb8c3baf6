import { graphql } from '../../gql';

export const QualificationTypesQuery = graphql(`
  query QualificationTypes {
    qualificationTypes {
      id
      code
      name
      nameEn
    }
  }
`);

export const VolunteerFormQuery = graphql(`
  query VolunteerForm {
    skills {
      id
      code
      name
      nameEn
    }
    volunteerTeams {
      id
      name
      kind
    }
  }
`);

export const VolunteerCreate = graphql(`
  mutation VolunteerCreate($input: VolunteerCreateInput!) {
    volunteerCreate(input: $input) {
      volunteer {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const VolunteerActivate = graphql(`
  mutation VolunteerActivate($input: VolunteerActivateInput!) {
    volunteerActivate(input: $input) {
      volunteer {
        id
        state
        version
        vettedUntil
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const VolunteerInsure = graphql(`
  mutation VolunteerInsure($input: VolunteerUpdateInput!) {
    volunteerUpdate(input: $input) {
      volunteer {
        id
        version
        insuredUntil
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const VolunteerAbsenceAdd = graphql(`
  mutation VolunteerAbsenceAdd($input: VolunteerAbsenceAddInput!) {
    volunteerAbsenceAdd(input: $input) {
      volunteer {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const VolunteerQualificationAdd = graphql(`
  mutation VolunteerQualificationAdd($input: VolunteerQualificationAddInput!) {
    volunteerQualificationAdd(input: $input) {
      volunteer {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);
