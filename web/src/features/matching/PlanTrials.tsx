import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { TeamKind } from '../../gql/graphql';
import { localName } from '../../platform/local-name';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { TrialResult } from './TrialResult';
import { useTrial } from './useTrial';
import { VolunteerSearch } from './VolunteerSearch';

const PlanTrialsFragment = graphql(`
  fragment PlanTrials on MatchRun {
    id
    area {
      code
    }
    proposals {
      id
      isTakenBack
      volunteer {
        id
        displayName
      }
      need {
        id
        number
        service {
          id
          name
          nameEn
        }
      }
    }
    unfilled {
      need {
        id
        number
        service {
          id
          name
          nameEn
        }
      }
    }
  }
`);

const KINDS: readonly TeamKind[] = ['BLUE_VEST', 'RED_SEAGULL', 'LITTLE_ORANGE_LAMP', 'OTHER'];

interface Extra {
  readonly team: TeamKind;
  readonly areaCode: string;
  readonly count: number;
}
interface Force {
  readonly needId: string;
  readonly volunteerId: string;
}

/** Questions to a plan: what more volunteers would bring, and what another choice would cost. */
export function PlanTrials({ run }: { readonly run: FragmentType<typeof PlanTrialsFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: PlanTrialsFragment, from: run });
  const { start, trial, outcome, busy } = useTrial(data.id);
  const named = (need: (typeof data.unfilled)[number]['need'], who?: string) => ({
    value: need.id,
    label: `${need.number} ${localName(need.service, i18n.language)}${who === undefined ? '' : ` · ${who}`}`,
  });
  const needs = new Map([
    ...data.unfilled.map(({ need }) => [need.id, named(need)] as const),
    ...data.proposals
      .filter((line) => !line.isTakenBack)
      .map((line) => [line.need.id, named(line.need, line.volunteer.displayName)] as const),
  ]);
  return (
    <Panel title={t('planning.trials')}>
      <p className="muted">{t('planning.trialsHint')}</p>
      <div className="trials">
        <Form<Extra>
          layout="vertical"
          initialValues={{ team: 'BLUE_VEST', areaCode: data.area?.code, count: 3 }}
          onFinish={(extra) => void start({ extra })}
          requiredMark={false}
        >
          <div className="form-row">
            <Form.Item name="count" label={t('planning.extraCount')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
              <InputNumber min={1} max={50} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="team" label={t('planning.extraTeam')} rules={[{ required: true }]}>
              <Select options={KINDS.map((kind) => ({ value: kind, label: t(`teamKind.${kind}`) }))} />
            </Form.Item>
            <Form.Item name="areaCode" label={t('planning.extraArea')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
              <AreaPicker width="100%" aria-label={t('planning.extraArea')} />
            </Form.Item>
          </div>
          <p className="muted">{t('planning.extraNote')}</p>
          <button type="submit" className="button" disabled={busy}>
            {t('planning.extraStart')}
          </button>
        </Form>
        <Form<Force> layout="vertical" onFinish={(force) => void start({ force })} requiredMark={false}>
          <Form.Item name="needId" label={t('planning.forceNeed')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={[...needs.values()]} />
          </Form.Item>
          <Form.Item name="volunteerId" label={t('planning.forceVolunteer')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <VolunteerSearch label={t('planning.forceVolunteer')} />
          </Form.Item>
          <button type="submit" className="button" disabled={busy}>
            {t('planning.forceStart')}
          </button>
        </Form>
      </div>
      <div className="trial-result" aria-live="polite">
        <Refused outcome={outcome} />
        {trial !== null && <TrialResult trial={trial} />}
      </div>
    </Panel>
  );
}
