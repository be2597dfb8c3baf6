import { useSuspenseQuery } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridAssignmentReason, GridCoverReason } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { localName } from '../../platform/local-name';
import { addDays, instantOf } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { GridCandidatesQuery, GridCellAssign, GridCoverAdd } from './documents';

const REASONS = ['MOVE', 'BALANCE', 'LEFT', 'FIRST', 'OTHER'] as const satisfies readonly GridAssignmentReason[];
const COVER_REASONS = ['LEAVE', 'SICK', 'TRAINING', 'OTHER'] as const satisfies readonly GridCoverReason[];

interface Values {
  readonly person: string;
  readonly reason: GridAssignmentReason | GridCoverReason;
  readonly from?: string;
  readonly until?: string;
}

interface Props {
  readonly kind: 'assign' | 'cover';
  readonly code: string;
  readonly close: () => void;
}

/** Decides who answers for a cell: from now on, or for some days. */
export function CellDialog({ kind, code, close }: Props) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const { data } = useSuspenseQuery(GridCandidatesQuery, { variables: { code }, fetchPolicy: 'cache-and-network' });
  const [assign, assigning] = useCommand(GridCellAssign);
  const [cover, covering] = useCommand(GridCoverAdd);
  const cell = data.gridCells.edges[0]?.node;
  const present = cell?.assignment?.worker.id ?? null;
  const people = data.gridCandidates.filter((person) => person.id !== present);

  const reasons: { value: string; label: string }[] =
    kind === 'assign'
      ? REASONS.map((value) => ({ value, label: t(`gridReason.${value}`) }))
      : COVER_REASONS.map((value) => ({ value, label: t(`gridCoverReason.${value}`) }));

  async function submit({ person, reason, from = system.today, until = system.today }: Values): Promise<void> {
    const result =
      kind === 'assign'
        ? await assign({
            input: { requestId, cellCode: code, workerId: person, expectedWorkerId: present, reason: reason as GridAssignmentReason },
          })
        : await cover({
            input: {
              requestId,
              cellCode: code,
              coverId: person,
              fromAt: instantOf(from, '00:00'),
              untilAt: instantOf(addDays(until, 1), '00:00'),
              reason: reason as GridCoverReason,
            },
          });
    setOutcome(placeRefusals(form, [], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t(kind === 'assign' ? 'grid.assigned' : 'grid.coverAdded'));
    close();
  }

  return (
    <Dialog
      open
      title={t(kind === 'assign' ? 'grid.assignLine' : 'grid.coverLine', { cell: cell?.area ? localName(cell.area, i18n.language) : code })}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={assigning || covering}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ from: system.today, until: addDays(system.today, 6) }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        {kind === 'assign' && <p className="muted">{t('grid.assignHint')}</p>}
        <Form.Item
          name="person"
          label={t(kind === 'assign' ? 'grid.worker' : 'grid.coverer')}
          rules={[{ required: true, message: t('error.REQUIRED') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={people.map((person) => ({ value: person.id, label: person.name ?? t('common.hidden') }))}
          />
        </Form.Item>
        {kind === 'cover' && (
          <div className="form-row">
            <Form.Item name="from" label={t('grid.from')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
              <Input type="date" min={system.today} />
            </Form.Item>
            <Form.Item name="until" label={t('grid.until')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
              <Input type="date" min={system.today} />
            </Form.Item>
          </div>
        )}
        <Form.Item name="reason" label={t('grid.reason')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <Select options={reasons} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
