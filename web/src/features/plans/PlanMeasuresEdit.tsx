import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { WorkerSelect } from '../cases/WorkerSelect';
import { useViewer } from '../session/viewer';
import { RowTools } from './RowTools';

interface Props {
  /** Place of the goal in the form. */
  readonly goal: number;
  readonly services: { value: string; label: string }[];
  /** Where those live who may answer for a measure. */
  readonly areaCode: string;
}

const MOST = 20;

/** The measures of a goal: what is done, by which service, how often and from when until when. */
export function PlanMeasuresEdit({ goal, services, areaCode }: Props) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const form = Form.useFormInstance();
  const required = { required: true, message: t('error.REQUIRED') };
  return (
    <Form.List name={[goal, 'measures']}>
      {(fields, { add, remove, move }) => (
        <div className="plan-measures-edit">
          {fields.map(({ key, name }) => (
            <div key={key} className="plan-measure-edit">
              <RowTools
                what={t('housePlan.measureNumber', { number: name + 1 })}
                at={name}
                last={fields.length - 1}
                move={move}
                remove={() => remove(name)}
              />
              <div className="form-row wide-row">
                <Form.Item name={[name, 'text']} label={t('housePlan.measure')} rules={[{ ...required, whitespace: true }]}>
                  <Input maxLength={500} />
                </Form.Item>
                <Form.Item name={[name, 'serviceCode']} label={t('housePlan.field.service')}>
                  <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('housePlan.noService')} options={services} />
                </Form.Item>
              </div>
              <div className="form-row">
                <Form.Item name={[name, 'everyDays']} label={t('housePlan.field.everyDays')}>
                  <InputNumber
                    min={1}
                    max={366}
                    precision={0}
                    style={{ width: '100%' }}
                    placeholder={t('housePlan.once')}
                    suffix={t('housePlan.daysUnit')}
                  />
                </Form.Item>
                <Form.Item name={[name, 'startsOn']} label={t('housePlan.field.startsOn')} rules={[required]}>
                  <DatePicker style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item
                  name={[name, 'endsOn']}
                  label={t('housePlan.field.endsOn')}
                  rules={[
                    {
                      validator: (_rule, value: Dayjs | null | undefined) => {
                        const startsOn = form.getFieldValue(['goals', goal, 'measures', name, 'startsOn']) as Dayjs | null | undefined;
                        return value && startsOn && value.isBefore(startsOn, 'day')
                          ? Promise.reject(new Error(t('housePlan.endsBeforeStart')))
                          : Promise.resolve();
                      },
                    },
                  ]}
                >
                  <DatePicker style={{ width: '100%' }} placeholder={t('housePlan.whileInForce')} />
                </Form.Item>
                <Form.Item name={[name, 'owner']} label={t('housePlan.field.owner')}>
                  <WorkerSelect areaCode={areaCode} allowClear placeholder={t('housePlan.ownerMe')} />
                </Form.Item>
              </div>
              <Form.Item name={[name, 'strengthens']} valuePropName="checked">
                <Checkbox>{t('housePlan.strengthens')}</Checkbox>
              </Form.Item>
            </div>
          ))}
          <Button
            size="small"
            icon={<Icon name="plus" />}
            disabled={fields.length >= MOST}
            onClick={() => add({ startsOn: dayjs(system.today) })}
          >
            {t('housePlan.addMeasure')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
