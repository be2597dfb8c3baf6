import { useSuspenseQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpKind } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { HELP_KINDS } from './choices';
import { ProjectCreate, ProjectUpdate } from './commands';
import { OrganisationsQuery, type Project } from './documents';
import { FormDialog } from '../../ui/FormDialog';
import { ChoiceItem, DayItem, dayOf, dayText, NumberItem, TextItem, type Day } from './items';
import { toFen } from './money';
import { AreaField } from './SupporterDialog';

interface Values {
  readonly organisationId: string;
  readonly areaCode: string;
  readonly name: string;
  readonly season?: string;
  readonly summary: string;
  readonly helpKinds: HelpKind[];
  readonly targetHouseholds: number;
  readonly targetIncome: number;
  readonly targetOrder: number;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly reportDueOn?: Day | null;
  readonly maxSupporters: number;
}

/** A new project, or a project as it is to be. */
export default function ProjectDialog({ project, close }: { readonly project: Project | null; readonly close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [requestId] = useState(newRequestId);
  const [create] = useCommand(ProjectCreate);
  const [update] = useCommand(ProjectUpdate);
  const { data } = useSuspenseQuery(OrganisationsQuery);
  const organisations = data.organisations.filter((each) => each.kind !== 'GOVERNMENT');

  async function send({ organisationId, areaCode, targetIncome, targetOrder, ...values }: Values) {
    const content = {
      ...values,
      season: values.season ?? null,
      targetIncomeFen: toFen(targetIncome),
      targetOrderFen: toFen(targetOrder),
      startsOn: dayText(values.startsOn),
      endsOn: dayText(values.endsOn),
      reportDueOn: values.reportDueOn ? dayText(values.reportDueOn) : null,
    };
    if (project !== null) return update({ input: { ...content, id: project.id, expectedVersion: project.version } });
    const outcome = await create({ input: { ...content, requestId, organisationId, areaCode } });
    if (outcome.kind === 'done' && outcome.payload.project !== null)
      await navigate({ to: '/projects/$id', params: { id: outcome.payload.project.id } });
    return outcome;
  }

  return (
    <FormDialog<Values>
      title={project === null ? t('project.newTitle') : t('project.editTitle')}
      width={720}
      fields={[
        'organisationId',
        'areaCode',
        'name',
        'season',
        'summary',
        'helpKinds',
        'targetHouseholds',
        'startsOn',
        'endsOn',
        'reportDueOn',
        'maxSupporters',
      ]}
      initial={
        project === null
          ? {
              targetHouseholds: 10,
              targetIncome: 0,
              targetOrder: 0,
              maxSupporters: 1,
              ...(organisations[0] ? { organisationId: organisations[0].id } : {}),
            }
          : {
              name: project.name,
              summary: project.summary,
              ...(project.season === null ? {} : { season: project.season }),
              helpKinds: [...project.helpKinds],
              targetHouseholds: project.targetHouseholds,
              targetIncome: project.targetIncomeFen / 100,
              targetOrder: project.targetOrderFen / 100,
              startsOn: dayOf(project.startsOn),
              endsOn: dayOf(project.endsOn),
              reportDueOn: project.reportDueOn === null ? null : dayOf(project.reportDueOn),
              maxSupporters: project.maxSupporters,
            }
      }
      send={send}
      close={close}
    >
      {project === null && (
        <div className="form-row wide-row">
          <ChoiceItem
            name="organisationId"
            label={t('project.organisation')}
            options={organisations.map((each) => ({ value: each.id, label: each.name }))}
          />
          <Form.Item name="areaCode" label={t('project.area')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <AreaField />
          </Form.Item>
        </div>
      )}
      <div className="form-row wide-row">
        <TextItem name="name" label={t('project.name')} />
        <TextItem name="season" label={t('project.season')} optional />
      </div>
      <TextItem name="summary" label={t('project.summary')} rows={3} max={4000} />
      <ChoiceItem
        name="helpKinds"
        label={t('project.helpKinds')}
        multiple
        options={HELP_KINDS.map((value) => ({ value, label: t(`helpKind.${value}`) }))}
      />
      <div className="form-row wide-row">
        <NumberItem name="targetHouseholds" label={t('project.targetHouseholds')} unit={t('project.unitHouseholds')} min={1} max={10_000} />
        <NumberItem name="targetOrder" label={t('project.targetOrder')} unit={t('project.unitYuan')} precision={2} max={20_000_000} />
        <NumberItem name="targetIncome" label={t('project.targetIncome')} unit={t('project.unitYuan')} precision={2} max={20_000_000} />
      </div>
      <div className="form-row wide-row">
        <DayItem name="startsOn" label={t('project.startsOn')} />
        <DayItem name="endsOn" label={t('project.endsOn')} />
        <DayItem name="reportDueOn" label={t('project.reportDueOn')} optional />
      </div>
      <NumberItem name="maxSupporters" label={t('project.maxSupporters')} min={1} max={5} />
    </FormDialog>
  );
}
