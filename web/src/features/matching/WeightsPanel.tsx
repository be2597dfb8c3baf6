import { useApolloClient } from '@apollo/client/react';
import { DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { MatchWeightsPreviewQuery as Preview, ScorePartCode } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import './matching.css';

const MatchWeightsPreviewQuery = graphql(`
  query MatchWeightsPreview($input: MatchWeightsPreviewInput!) {
    matchWeightsPreview(input: $input) {
      weights {
        code
        weight
      }
      considered
      changes {
        need {
          id
          number
          service {
            id
            name
            nameEn
          }
        }
        before {
          id
          displayName
          number
        }
        after {
          id
          displayName
          number
        }
        scoreBefore
        scoreAfter
      }
    }
  }
`);

const MatchWeightsSet = graphql(`
  mutation MatchWeightsSet($input: MatchWeightsSetInput!) {
    matchWeightsSet(input: $input) {
      matchWeights {
        weights {
          code
          weight
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** The whole city, where a search begins. */
const CITY = '370200';

type Found = NonNullable<Preview['matchWeightsPreview']>;

interface Values {
  readonly areaCode: string;
  readonly weights: Readonly<Partial<Record<ScorePartCode, number>>>;
  readonly validFrom: Dayjs;
  readonly document: string;
}

/** What the parts of a score are worth in an area: as it is, as it would be, and whose first choice would change. */
export function WeightsPanel() {
  const { t } = useTranslation();
  const client = useApolloClient();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const area = Form.useWatch('areaCode', form) ?? CITY;
  const [inForce, setInForce] = useState<Found['weights']>([]);
  const [found, setFound] = useState<Found | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [save, saving] = useCommand(MatchWeightsSet, { refresh: false });

  useEffect(() => {
    let current = true;
    async function load(): Promise<void> {
      const variables = { input: { areaCode: area, weights: [] } };
      const { data } = await client.query({ query: MatchWeightsPreviewQuery, variables, fetchPolicy: 'network-only' });
      if (!current) return;
      const weights = data?.matchWeightsPreview?.weights ?? [];
      setInForce(weights);
      setFound(null);
      form.setFieldsValue({ weights: Object.fromEntries(weights.map((each) => [each.code, each.weight])) });
    }
    void load();
    return () => {
      current = false;
    };
  }, [client, form, area]);

  const chosen = (values: Pick<Values, 'weights'>) =>
    inForce.flatMap(({ code, weight }) => {
      const value = values.weights[code];
      return value === undefined || value === null || value === weight ? [] : [{ code, weight: value }];
    });

  async function preview(): Promise<void> {
    const weights = chosen(form.getFieldsValue(true) as Values);
    const { data } = await client.query({
      query: MatchWeightsPreviewQuery,
      variables: { input: { areaCode: area, weights } },
      fetchPolicy: 'network-only',
    });
    setFound(data?.matchWeightsPreview ?? null);
  }

  async function submit(values: Values): Promise<void> {
    const result = await save({
      input: {
        requestId: newRequestId(),
        areaCode: values.areaCode,
        weights: chosen(values),
        validFrom: values.validFrom.format('YYYY-MM-DD'),
        document: values.document,
      },
    });
    setOutcome(result);
    report(result, t('planning.weightsSaved'));
    if (result.kind === 'done' && result.payload.matchWeights !== null) setInForce(result.payload.matchWeights.weights);
  }

  return (
    <Panel title={t('planning.weightsTitle')}>
      <p className="muted">{t('planning.weightsHint')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ areaCode: CITY, validFrom: dayjs() }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="weights">
          <Form.Item name="areaCode" label={t('plan.area')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <AreaPicker width="100%" aria-label={t('plan.area')} />
          </Form.Item>
          {inForce.map(({ code, weight }) => (
            <Form.Item
              key={code}
              name={['weights', code]}
              label={t(`scorePart.${code}`)}
              extra={t('planning.weightNow', { weight })}
              rules={[{ required: true, message: t('error.REQUIRED') }]}
            >
              <InputNumber min={0} max={100} style={{ width: '100%' }} />
            </Form.Item>
          ))}
          <Form.Item name="validFrom" label={t('planning.validFrom')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item
            name="document"
            label={t('planning.document')}
            rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </div>
        <div className="row">
          <button type="button" className="button" onClick={() => void preview()}>
            {t('planning.preview')}
          </button>
          <button type="submit" className="button primary" disabled={saving}>
            {t('planning.saveWeights')}
          </button>
        </div>
      </Form>
      {found !== null && <Changes found={found} />}
    </Panel>
  );
}

function Changes({ found }: { readonly found: Found }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="trial-result" aria-live="polite">
      <p role="status">{t('planning.previewed', { count: found.considered, changes: found.changes.length })}</p>
      {found.changes.length > 0 && (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('need.service')}</th>
                <th scope="col">{t('planning.first')}</th>
                <th scope="col">{t('planning.firstThen')}</th>
                <th scope="col" className="right">
                  {t('planning.difference')}
                </th>
              </tr>
            </thead>
            <tbody>
              {found.changes.map(({ need, before, after, scoreBefore, scoreAfter }) => (
                <tr key={need.id}>
                  <td>
                    {localName(need.service, i18n.language)} <span className="muted num">{need.number}</span>
                  </td>
                  <td>
                    {before.displayName} <span className="muted num">{before.number}</span>
                  </td>
                  <td>
                    {after.displayName} <span className="muted num">{after.number}</span>
                  </td>
                  <td className="num right">{(scoreAfter - scoreBefore).toFixed(1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
