import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FundKind, LabourKind, SharedField, StatementSource, StatementStage } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { useViewer } from '../session/viewer';
import { FUND_KINDS, SOURCES } from './choices';
import { FundAdd, LabourAdd, MilestoneAdd, OrderCreate, ProductCreate, ProductUpdate, StatementAdd } from './commands';
import { ProjectHouseholdsQuery, type Project } from './documents';
import { FormDialog } from '../../ui/FormDialog';
import { ChoiceItem, DayItem, dayOf, dayText, NumberItem, TextItem, type Day } from './items';
import { toFen } from './money';

const route = getRouteApi('/staff/projects/$id');

interface Props {
  readonly project: Project;
  readonly close: () => void;
}

/** The households of a project as choices, under their codes. @param shown only those whose consent in force names this */
export function useHouseholds(project: Project, shown?: SharedField): { value: string; label: string }[] {
  const { data } = useSuspenseQuery(ProjectHouseholdsQuery, { variables: { id: project.id }, fetchPolicy: 'cache-and-network' });
  const participants = data.pairingProject?.participants ?? [];
  return participants
    .filter((each) => shown === undefined || each.profile.shows.includes(shown))
    .map((each) => ({
      value: each.id,
      label: each.profile.headName === null ? each.code : `${each.code} ${each.profile.headName}`,
    }));
}

export function MilestoneDialog({ project, close }: Props) {
  const { t } = useTranslation();
  const [requestId] = useState(newRequestId);
  const [add] = useCommand(MilestoneAdd);
  return (
    <FormDialog<{ title: string; dueOn: Day }>
      title={t('project.newMilestone')}
      fields={['title', 'dueOn']}
      send={({ title, dueOn }) => add({ input: { requestId, projectId: project.id, title, dueOn: dayText(dueOn) } })}
      close={close}
    >
      <TextItem name="title" label={t('project.milestone')} max={200} />
      <DayItem name="dueOn" label={t('project.dueOn')} />
    </FormDialog>
  );
}

export function FundDialog({ project, close }: Props) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [requestId] = useState(newRequestId);
  const [add] = useCommand(FundAdd);
  return (
    <FormDialog<{ kind: FundKind; title: string; amount: number; onDay: Day }>
      title={t('project.newFund')}
      fields={['kind', 'title', 'amountFen', 'onDay']}
      initial={{ kind: 'SPENT', onDay: dayOf(system.today) }}
      send={({ kind, title, amount, onDay }) =>
        add({ input: { requestId, projectId: project.id, kind, title, amountFen: toFen(amount), onDay: dayText(onDay) } })
      }
      close={close}
    >
      <ChoiceItem
        name="kind"
        label={t('project.fundKind')}
        options={FUND_KINDS.map((value) => ({ value, label: t(`fundKind.${value}`) }))}
      />
      <TextItem name="title" label={t('project.fundTitle')} max={200} />
      <div className="form-row wide-row">
        <NumberItem name="amount" label={t('payment.amount')} unit={t('project.unitYuan')} precision={2} min={0.01} max={20_000_000} />
        <DayItem name="onDay" label={t('project.day')} />
      </div>
    </FormDialog>
  );
}

interface ProductValues {
  readonly name: string;
  readonly unit: string;
  readonly price: number;
  readonly seasonFrom: Day;
  readonly seasonUntil: Day;
  readonly expectedQuantity?: number | null;
}

/** A new product, or what is known of one now: its name and unit stay, for orders are counted in them. */
export function ProductDialog({ project, close }: Props) {
  const { t } = useTranslation();
  const { on } = route.useSearch();
  const product = project.products.find((each) => each.id === on);
  const [requestId] = useState(newRequestId);
  const [create] = useCommand(ProductCreate);
  const [update] = useCommand(ProductUpdate);

  function send({ name, unit, price, seasonFrom, seasonUntil, expectedQuantity }: ProductValues) {
    const season = {
      referencePriceFen: toFen(price),
      seasonFrom: dayText(seasonFrom),
      seasonUntil: dayText(seasonUntil),
      expectedQuantity: expectedQuantity ?? null,
    };
    return product === undefined
      ? create({ input: { ...season, requestId, projectId: project.id, name, unit } })
      : update({ input: { ...season, id: product.id, expectedVersion: product.version } });
  }

  return (
    <FormDialog<ProductValues>
      title={product === undefined ? t('produce.newProduct') : t('produce.editProduct', { name: product.name })}
      fields={['name', 'unit', 'referencePriceFen', 'seasonFrom', 'seasonUntil', 'expectedQuantity']}
      initial={
        product === undefined
          ? { unit: '斤', seasonFrom: dayOf(project.startsOn), seasonUntil: dayOf(project.endsOn) }
          : {
              price: product.referencePriceFen / 100,
              seasonFrom: dayOf(product.seasonFrom),
              seasonUntil: dayOf(product.seasonUntil),
              expectedQuantity: product.expectedQuantity,
            }
      }
      send={send}
      close={close}
    >
      {product === undefined && (
        <div className="form-row wide-row">
          <TextItem name="name" label={t('produce.product')} max={50} />
          <TextItem name="unit" label={t('produce.unit')} max={10} />
        </div>
      )}
      <div className="form-row wide-row">
        <NumberItem
          name="price"
          label={t('produce.reference')}
          extra={t('produce.referenceHint')}
          unit={t('project.unitYuan')}
          precision={2}
          min={0.01}
          max={100_000}
        />
        <NumberItem name="expectedQuantity" label={t('produce.expected')} precision={2} max={1_000_000} optional />
      </div>
      <div className="form-row wide-row">
        <DayItem name="seasonFrom" label={t('produce.seasonFrom')} />
        <DayItem name="seasonUntil" label={t('produce.seasonUntil')} />
      </div>
    </FormDialog>
  );
}

export function OrderDialog({ project, close }: Props) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [requestId] = useState(newRequestId);
  const [create] = useCommand(OrderCreate);
  return (
    <FormDialog<{ productId: string; buyer: string; reference?: string; quantity: number; price: number; orderedOn: Day; note?: string }>
      title={t('produce.newOrder')}
      fields={['productId', 'buyer', 'reference', 'quantity', 'unitPriceFen', 'orderedOn', 'note']}
      initial={{ orderedOn: dayOf(system.today), ...(project.products[0] ? { productId: project.products[0].id } : {}) }}
      send={({ price, orderedOn, ...values }) =>
        create({ input: { ...values, requestId, unitPriceFen: toFen(price), orderedOn: dayText(orderedOn) } })
      }
      close={close}
    >
      <ChoiceItem
        name="productId"
        label={t('produce.product')}
        options={project.products.map((each) => ({ value: each.id, label: `${each.name}（${each.unit}）` }))}
      />
      <div className="form-row wide-row">
        <TextItem name="buyer" label={t('produce.buyer')} />
        <TextItem name="reference" label={t('produce.buyerNumber')} max={50} optional />
      </div>
      <div className="form-row wide-row">
        <NumberItem name="quantity" label={t('produce.quantity')} precision={2} min={0.01} max={1_000_000} />
        <NumberItem name="price" label={t('produce.price')} unit={t('project.unitYuan')} precision={2} min={0.01} max={100_000} />
        <DayItem name="orderedOn" label={t('produce.orderedOn')} until={system.today} />
      </div>
      <TextItem name="note" label={t('project.note')} rows={2} max={500} optional />
    </FormDialog>
  );
}

export function LabourDialog({ project, close }: Props) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const households = useHouseholds(project);
  const [requestId] = useState(newRequestId);
  const [add] = useCommand(LabourAdd);
  return (
    <FormDialog<{
      participantId: string;
      kind: LabourKind;
      employer: string;
      task: string;
      fromOn: Day;
      untilOn: Day;
      days: number;
      wage: number;
    }>
      title={t('payment.addLabour')}
      fields={['participantId', 'kind', 'employer', 'task', 'fromOn', 'untilOn', 'days', 'wageFen']}
      initial={{ kind: 'DAY_LABOUR', fromOn: dayOf(system.today), untilOn: dayOf(system.today), days: 1 }}
      send={({ wage, fromOn, untilOn, ...values }) =>
        add({ input: { ...values, requestId, wageFen: toFen(wage), fromOn: dayText(fromOn), untilOn: dayText(untilOn) } })
      }
      close={close}
    >
      <div className="form-row wide-row">
        <ChoiceItem name="participantId" label={t('pairing.household')} options={households} />
        <ChoiceItem
          name="kind"
          label={t('payment.kind')}
          options={(['DAY_LABOUR', 'JOB'] as const).map((value) => ({ value, label: t(`labourKind.${value}`) }))}
        />
      </div>
      <div className="form-row wide-row">
        <TextItem name="employer" label={t('payment.employer')} />
        <TextItem name="task" label={t('payment.work')} max={200} />
      </div>
      <div className="form-row wide-row">
        <DayItem name="fromOn" label={t('project.startsOn')} until={system.today} />
        <DayItem name="untilOn" label={t('project.endsOn')} until={system.today} />
        <NumberItem name="days" label={t('payment.days')} precision={1} min={0.5} max={366} />
        <NumberItem name="wage" label={t('payment.wage')} unit={t('project.unitYuan')} precision={2} min={0.01} max={20_000_000} />
      </div>
    </FormDialog>
  );
}

export function StatementDialog({ project, close }: Props) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const households = useHouseholds(project);
  const [requestId] = useState(newRequestId);
  const [add] = useCommand(StatementAdd);
  return (
    <FormDialog<{
      participantId: string;
      stage: StatementStage;
      fromOn: Day;
      untilOn: Day;
      amount: number;
      source: StatementSource;
      note?: string;
    }>
      title={t('payment.addStatement')}
      hint={t('payment.outcomesHint')}
      fields={['participantId', 'stage', 'fromOn', 'untilOn', 'amountFen', 'source', 'note']}
      initial={{ stage: 'AFTER', source: 'SELF_REPORTED', untilOn: dayOf(system.today) }}
      send={({ amount, fromOn, untilOn, ...values }) =>
        add({ input: { ...values, requestId, amountFen: toFen(amount), fromOn: dayText(fromOn), untilOn: dayText(untilOn) } })
      }
      close={close}
    >
      <div className="form-row wide-row">
        <ChoiceItem name="participantId" label={t('pairing.household')} options={households} />
        <ChoiceItem
          name="stage"
          label={t('payment.stage')}
          options={(['BEFORE', 'AFTER'] as const).map((value) => ({ value, label: t(`statementStage.${value}`) }))}
        />
      </div>
      <div className="form-row wide-row">
        <DayItem name="fromOn" label={t('project.startsOn')} until={system.today} />
        <DayItem name="untilOn" label={t('project.endsOn')} until={system.today} />
        <NumberItem name="amount" label={t('payment.amount')} unit={t('project.unitYuan')} precision={2} max={20_000_000} />
      </div>
      <ChoiceItem
        name="source"
        label={t('payment.source')}
        options={SOURCES.map((value) => ({ value, label: t(`statementSource.${value}`) }))}
      />
      <TextItem name="note" label={t('project.note')} rows={2} max={500} optional />
    </FormDialog>
  );
}
