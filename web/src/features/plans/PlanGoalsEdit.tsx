import { useSuspenseQuery } from '@apollo/client/react';
import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';
import { Icon } from '../../ui/Icon';
import { useViewer } from '../session/viewer';
import { FEN } from './amount';
import { PlanMeasuresEdit } from './PlanMeasuresEdit';
import { RowTools } from './RowTools';
import { GOAL_DOMAINS } from './values';

const PlanServicesQuery = graphql(`
  query PlanServices {
    serviceTypes(activeOnly: true) {
      id
      code
      name
      nameEn
    }
  }
`);

const MOST = 20;

/** The goals of a plan that is being written, in order. */
export function PlanGoalsEdit({ areaCode }: { readonly areaCode: string }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const { data } = useSuspenseQuery(PlanServicesQuery);
  const services = data.serviceTypes.map((each) => ({ value: each.code, label: localName(each, i18n.language) }));
  const required = { required: true, message: t('error.REQUIRED') };
  return (
    <Form.List name="goals">
      {(fields, { add, remove, move }) => (
        <div className="stack">
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="plan-goal-edit">
              <legend>{t('housePlan.goalNumber', { number: name + 1 })}</legend>
              <RowTools
                what={t('housePlan.goalNumber', { number: name + 1 })}
                at={name}
                last={fields.length - 1}
                move={move}
                remove={() => remove(name)}
              />
              <div className="plan-goal-row">
                <Form.Item name={[name, 'domain']} label={t('housePlan.field.domain')} rules={[required]}>
                  <Select options={GOAL_DOMAINS.map((value) => ({ value, label: t(`goalDomain.${value}`) }))} />
                </Form.Item>
                <Form.Item name={[name, 'text']} label={t('housePlan.goal')} rules={[{ ...required, whitespace: true }]}>
                  <Input maxLength={500} />
                </Form.Item>
              </div>
              <div className="form-row">
                <Form.Item name={[name, 'indicator']} label={t('housePlan.field.indicator')}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[name, 'baseline']} label={t('housePlan.baseline')}>
                  <InputNumber style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name={[name, 'target']} label={t('housePlan.target')}>
                  <InputNumber style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item
                  name={[name, 'unit']}
                  label={t('housePlan.unit')}
                  rules={[
                    {
                      // Fen is how money is kept; as a unit that somebody writes it could as well mean points.
                      validator: (_rule, value: string | null | undefined) =>
                        value?.trim() === FEN ? Promise.reject(new Error(t('housePlan.unitAmbiguous'))) : Promise.resolve(),
                    },
                  ]}
                >
                  <Input maxLength={20} placeholder={t('housePlan.unitExample')} />
                </Form.Item>
                <Form.Item name={[name, 'dueOn']} label={t('housePlan.field.dueOn')}>
                  <DatePicker style={{ width: '100%' }} />
                </Form.Item>
              </div>
              <PlanMeasuresEdit goal={name} services={services} areaCode={areaCode} />
            </fieldset>
          ))}
          <Button
            icon={<Icon name="plus" />}
            disabled={fields.length >= MOST}
            onClick={() => add({ measures: [{ startsOn: dayjs(system.today) }] })}
          >
            {t('housePlan.addGoal')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
