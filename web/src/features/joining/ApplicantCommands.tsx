import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VolunteerApplicationsQuery } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { civilDate, instantOf } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { Icon } from '../../ui/Icon';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { useViewer } from '../session/viewer';
import { VolunteerFormQuery } from '../volunteers/documents';
import { ApplicationAccept, ApplicationDecline, ApplicationInterview, ApplicationReveal } from './documents';

type Applicant = VolunteerApplicationsQuery['volunteerApplications']['edges'][number]['node'];
type Open = 'interview' | 'accept' | 'decline' | 'reveal';

/** The steps that an application can take next. */
export function ApplicantCommands({ applicant }: { readonly applicant: Applicant }) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [open, setOpen] = useState<Open | null>(null);
  const [clear, setClear] = useState<string | null>(null);
  const [interview] = useCommand(ApplicationInterview);
  const [decline] = useCommand(ApplicationDecline);
  const [reveal] = useCommand(ApplicationReveal, { refresh: false, confidential: true });
  const close = (): void => setOpen(null);
  const step = { id: applicant.id, expectedVersion: applicant.version };
  return (
    <>
      <span className="applicant-commands">
        {clear === null ? (
          <button type="button" className="button small" onClick={() => setOpen('reveal')}>
            <Icon name="phone" />
            {t('applicant.showPhone')}
          </button>
        ) : (
          <span className="num">{clear}</span>
        )}
        <button type="button" className="button small" onClick={() => setOpen('interview')}>
          {t(applicant.state === 'RECEIVED' ? 'applicant.talk' : 'applicant.talkResult')}
        </button>
        {applicant.interviewAt !== null && civilDate(applicant.interviewAt) <= system.today && (
          <button type="button" className="button small primary" onClick={() => setOpen('accept')}>
            {t('applicant.accept')}
          </button>
        )}
        <button type="button" className="button small" onClick={() => setOpen('decline')}>
          {t('applicant.decline')}
        </button>
      </span>
      {open === 'interview' && (
        <FieldsDialog
          title={t('applicant.talk')}
          questions={[
            { name: 'date', label: t('applicant.talkDate'), kind: 'date' },
            { name: 'time', label: t('applicant.talkTime'), kind: 'line', maxLength: 5, initial: '09:00' },
            {
              name: 'note',
              label: t('applicant.talkNote'),
              kind: 'text',
              optional: true,
              maxLength: 1000,
              initial: applicant.interviewNote ?? '',
            },
          ]}
          send={(answers) => {
            const time = answers.must('time');
            const at = instantOf(answers.date('date') ?? '', /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : '09:00');
            return interview({ input: { ...step, at, note: answers.text('note') ?? null } });
          }}
          close={close}
        />
      )}
      {open === 'accept' && (
        <Boundary fallback={<></>}>
          <Accept applicant={applicant} close={close} />
        </Boundary>
      )}
      {open === 'decline' && (
        <ReasonDialog
          title={t('applicant.decline')}
          hint={t('applicant.declineHint')}
          send={(reason) => decline({ input: { ...step, reason } })}
          close={close}
        />
      )}
      {open === 'reveal' && (
        <ReasonDialog
          title={t('applicant.showPhone')}
          hint={t('reveal.warning')}
          send={async (purpose) => {
            const result = await reveal({ input: { id: applicant.id, purpose } });
            if (result.kind === 'done') setClear(result.payload.phone);
            return result;
          }}
          close={close}
        />
      )}
    </>
  );
}

/** Takes the applicant in, with the teams; the vetting follows on the volunteer's own page. */
function Accept({ applicant, close }: { readonly applicant: Applicant; readonly close: () => void }) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(VolunteerFormQuery);
  const [accept] = useCommand(ApplicationAccept);
  return (
    <FieldsDialog
      title={t('applicant.accept')}
      hint={t('applicant.acceptHint')}
      questions={[
        {
          name: 'teams',
          label: t('volunteer.teams'),
          kind: 'choices',
          options: data.volunteerTeams.map((team) => ({ value: team.id, label: team.name })),
          initial: data.volunteerTeams
            .filter((team) => team.kind === applicant.teamKind)
            .map((team) => team.id)
            .slice(0, 1),
        },
      ]}
      send={(answers) =>
        accept({
          input: {
            id: applicant.id,
            expectedVersion: applicant.version,
            homeAreaCode: applicant.area?.code ?? '',
            teamIds: answers.chosen('teams'),
          },
        })
      }
      close={close}
    />
  );
}
