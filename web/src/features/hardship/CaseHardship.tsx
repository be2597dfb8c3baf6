import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { newRequestId, useCommand } from '../../platform/command';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { Icon } from '../../ui/Icon';
import { ClockFacts } from '../clocks/ClockFacts';
import { useViewer } from '../session/viewer';
import { CareBegin } from './documents';
import { ThingTag } from './ThingTag';

const CaseHardshipQuery = graphql(`
  query CaseHardship($id: ID!) {
    household(id: $id) {
      id
      members {
        id
        until
        person {
          id
          maskedName
        }
      }
      dispersedCares {
        id
        carer
        endedOn
        person {
          id
          maskedName
        }
        things {
          kind
          state
        }
        clock {
          id
          ...ClockParts @unmask
        }
      }
    }
  }
`);

/** Care at home of a household's members, and recording one. */
export function CaseHardship({ householdId }: { readonly householdId: string }) {
  const { t } = useTranslation();
  const { can, system } = useViewer();
  const [asking, setAsking] = useState(false);
  const [requestId, setRequestId] = useState(newRequestId);
  const [begin] = useCommand(CareBegin);
  const { data, refetch } = useSuspenseQuery(CaseHardshipQuery, { variables: { id: householdId }, fetchPolicy: 'cache-and-network' });
  const { dispersedCares: cares = [], members = [] } = data.household ?? {};
  return (
    <>
      {cares.length === 0 && <p className="muted">{t('hardship.noneOfHousehold')}</p>}
      <ul className="plain-list">
        {cares.map((care) => (
          <li key={care.id} className="row tight">
            <Link to="/hardship" search={{ tab: 'all', open: care.id }}>
              {care.person?.maskedName ?? t('common.hidden')}
            </Link>
            <span className="muted">{care.carer}</span>
            {care.endedOn !== null && <span className="tag">{t('hardship.ended')}</span>}
            {care.endedOn === null &&
              care.things.filter(({ state }) => state !== 'OK').map(({ kind, state }) => <ThingTag key={kind} kind={kind} state={state} />)}
            {care.clock !== null && <ClockFacts clock={care.clock} />}
          </li>
        ))}
      </ul>
      {can('hardship:work') && (
        <button type="button" className="button small" onClick={() => setAsking(true)}>
          <Icon name="plus" />
          {t('hardship.begin')}
        </button>
      )}
      {asking && (
        <FieldsDialog
          title={t('hardship.begin')}
          hint={t('hardship.beginHint')}
          questions={[
            {
              name: 'personId',
              kind: 'choice',
              label: t('hardship.person'),
              options: members
                .filter((member) => member.until === null)
                .map(({ person }) => ({ value: person.id, label: person.maskedName })),
            },
            { name: 'carer', kind: 'line', label: t('hardship.carer'), hint: t('hardship.carerHint'), maxLength: 200 },
            { name: 'beganOn', kind: 'date', label: t('hardship.beganOn'), initial: dayjs(system.today) },
          ]}
          send={(answers) =>
            begin({
              input: {
                requestId,
                householdId,
                personId: answers.must('personId'),
                carer: answers.must('carer'),
                beganOn: answers.date('beganOn') ?? system.today,
              },
            })
          }
          done={() => {
            setRequestId(newRequestId());
            void refetch();
          }}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}
