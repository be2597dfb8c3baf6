import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Panel } from '../../ui/Panel';

const CaseMembersFragment = graphql(`
  fragment CaseMembers on Household {
    id
    members {
      id
      relation
      isHead
      from
      until
      person {
        id
        maskedName
        sex
        age
        isMinor
        identityTail
        phone
        dialects
        disabilityGrade
      }
    }
  }
`);

/** Who belongs to the household, the head first; those who left stand at the end with the day they left. */
export function CaseMembers({ household }: { readonly household: FragmentType<typeof CaseMembersFragment> }) {
  const { t } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: CaseMembersFragment, from: household });
  const members = [...data.members].sort(
    (a, b) => Number(b.isHead) - Number(a.isHead) || Number(a.until !== null) - Number(b.until !== null),
  );
  return (
    <Panel title={t('case.membersTitle', { count: members.filter((each) => each.until === null).length })} flush>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('person.name')}</th>
              <th scope="col">{t('person.relation')}</th>
              <th scope="col">{t('person.age')}</th>
              <th scope="col">{t('person.identityTail')}</th>
              <th scope="col">{t('person.notes')}</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ id, person, relation, isHead, until }) => (
              <tr key={id}>
                <td className="nowrap">
                  {person.maskedName} {isHead && <span className="tag accent">{t('case.head')}</span>}
                </td>
                <td>{t(`relation.${relation}`)}</td>
                <td className="num nowrap">
                  {person.sex !== null && t(`sex.${person.sex}`)} {person.age !== null && t('person.years', { count: person.age })}
                </td>
                <td className="num">
                  {person.identityTail === null ? (
                    <span className="muted">{t('common.notRecorded')}</span>
                  ) : (
                    `…${person.identityTail.replace(/^\**/, '')}`
                  )}
                </td>
                <td>
                  <span className="row tight">
                    {person.isMinor && <span className="tag now">{t('person.minor')}</span>}
                    {person.disabilityGrade !== null && (
                      <span className="tag">{t('person.disability', { grade: person.disabilityGrade })}</span>
                    )}
                    {person.dialects.length > 0 && <span className="muted">{person.dialects.join(t('common.listJoin'))}</span>}
                    {until !== null && <span className="tag">{t('person.left', { date: until })}</span>}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
