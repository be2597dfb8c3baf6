import { getRouteApi } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CareThing } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { useViewer } from '../session/viewer';
import { CareEnd, CheckRecord, EvidenceAdd, VisitRecord, type Care, type CheckItem } from './documents';

const route = getRouteApi('/staff/hardship');
const THINGS = ['AGREEMENT', 'STANDARD', 'VISITS', 'EMERGENCY_PLAN', 'DYNAMIC_MANAGEMENT'] as const satisfies readonly CareThing[];

/** What may be recorded about a care, each in a dialog that the URL names. */
export function CareDialogs({ care, items }: { readonly care: Care; readonly items: readonly CheckItem[] }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { dialog, about } = route.useSearch();
  const { system } = useViewer();
  const [requestId] = useState(newRequestId);
  const [addEvidence] = useCommand(EvidenceAdd);
  const [recordVisit] = useCommand(VisitRecord);
  const [recordCheck] = useCommand(CheckRecord);
  const [end] = useCommand(CareEnd);
  if (!care.viewerCanWork) return null;
  const today = dayjs(system.today);
  const close = (): void => void navigate({ search: ({ dialog: _dialog, about: _about, ...rest }) => rest });
  if (dialog === 'evidence')
    return (
      <FieldsDialog
        title={t('hardship.addEvidence')}
        hint={t('hardship.evidenceHint')}
        questions={[
          {
            name: 'kind',
            kind: 'choice',
            label: t('hardship.thingLabel'),
            initial: about,
            options: THINGS.map((value) => ({ value, label: t(`hardship.thing.${value}`) })),
          },
          { name: 'what', kind: 'line', label: t('hardship.what'), maxLength: 500 },
          { name: 'validFrom', kind: 'date', label: t('hardship.validFrom'), initial: today },
          { name: 'expiresOn', kind: 'date', label: t('hardship.expiresOn'), initial: today.add(1, 'year').subtract(1, 'day') },
        ]}
        send={(answers) =>
          addEvidence({
            input: {
              requestId,
              careId: care.id,
              kind: answers.must('kind') as CareThing,
              what: answers.must('what'),
              validFrom: answers.date('validFrom') ?? system.today,
              expiresOn: answers.date('expiresOn') ?? system.today,
            },
          })
        }
        close={close}
      />
    );
  if (dialog === 'visit')
    return (
      <FieldsDialog
        title={t('hardship.recordVisit')}
        hint={t('hardship.visitHint')}
        questions={[
          { name: 'visitedOn', kind: 'date', label: t('hardship.visitedOn'), initial: today },
          { name: 'found', kind: 'text', label: t('hardship.found'), maxLength: 1000 },
        ]}
        send={(answers) =>
          recordVisit({ input: { careId: care.id, visitedOn: answers.date('visitedOn') ?? system.today, found: answers.must('found') } })
        }
        close={close}
      />
    );
  if (dialog === 'check')
    return (
      <FieldsDialog
        title={t('hardship.answer')}
        hint={items.find((item) => item.id === about)?.name}
        questions={[
          {
            name: 'clear',
            kind: 'choice',
            label: t('hardship.verdict'),
            initial: 'yes',
            options: [
              { value: 'yes', label: t('hardship.clear') },
              { value: 'no', label: t('hardship.unclear') },
            ],
          },
          { name: 'note', kind: 'text', label: t('hardship.missingWhat'), optional: true, maxLength: 500 },
        ]}
        send={(answers) =>
          recordCheck({
            input: { careId: care.id, itemId: about ?? '', clear: answers.must('clear') === 'yes', note: answers.text('note') ?? null },
          })
        }
        close={close}
      />
    );
  if (dialog === 'end')
    return (
      <FieldsDialog
        title={t('hardship.end')}
        hint={t('hardship.endHint')}
        questions={[
          { name: 'endedOn', kind: 'date', label: t('hardship.endedOn'), initial: today },
          { name: 'reason', kind: 'text', label: t('common.reason'), maxLength: 1000 },
        ]}
        send={(answers) =>
          end({
            input: {
              id: care.id,
              expectedVersion: care.version,
              endedOn: answers.date('endedOn') ?? system.today,
              reason: answers.must('reason'),
            },
          })
        }
        close={close}
      />
    );
  return null;
}
