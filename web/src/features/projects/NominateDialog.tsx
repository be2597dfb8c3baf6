import { useApolloClient } from '@apollo/client/react';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { HelpKind } from '../../gql/graphql';
import { newRequestId, useCommand } from '../../platform/command';
import { ParticipantAdd } from './commands';
import type { Project } from './documents';
import { FormDialog } from '../../ui/FormDialog';
import { ChoiceItem, NumberItem, TextItem } from './items';
import { toFen } from './money';

const NomineeSearch = graphql(`
  query NomineeSearch($text: String!) {
    householdSearch(text: $text, first: 10) {
      id
      number
      headName
    }
  }
`);

interface Values {
  readonly householdId: string;
  readonly needKinds: HelpKind[];
  readonly produce?: string;
  readonly target?: number;
}

/** Brings a household into the project; the organisation sees its area, its needs and its produce, and nothing else yet. */
export function NominateDialog({ project, close }: { readonly project: Project; readonly close: () => void }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [requestId] = useState(newRequestId);
  const [found, setFound] = useState<{ value: string; label: string }[]>([]);
  const [add] = useCommand(ParticipantAdd);

  async function search(text: string): Promise<void> {
    if (text.trim() === '') return;
    const { data } = await client.query({ query: NomineeSearch, variables: { text: text.trim() }, fetchPolicy: 'no-cache' });
    setFound((data?.householdSearch ?? []).map((each) => ({ value: each.id, label: `${each.headName} ${each.number}` })));
  }

  return (
    <FormDialog<Values>
      title={t('pairing.nominate')}
      hint={t('pairing.nominateHint')}
      fields={['householdId', 'needKinds', 'produce', 'targetIncomeFen']}
      initial={{ needKinds: project.helpKinds.slice(0, 1) }}
      send={({ householdId, needKinds, produce, target }) =>
        add({
          input: {
            requestId,
            projectId: project.id,
            householdId,
            needKinds,
            produce: produce ?? null,
            targetIncomeFen: target == null ? null : toFen(target),
          },
        })
      }
      close={close}
    >
      <Form.Item name="householdId" label={t('pairing.household')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <Select
          showSearch={{ filterOption: false, onSearch: (text) => void search(text) }}
          placeholder={t('pairing.searchHousehold')}
          notFoundContent={null}
          options={found}
        />
      </Form.Item>
      <ChoiceItem
        name="needKinds"
        label={t('pairing.needs')}
        multiple
        options={project.helpKinds.map((value) => ({ value, label: t(`helpKind.${value}`) }))}
      />
      <TextItem name="produce" label={t('pairing.produce')} extra={t('pairing.produceHint')} max={200} optional />
      <NumberItem name="target" label={t('project.targetIncome')} unit={t('project.unitYuan')} precision={2} max={20_000_000} optional />
    </FormDialog>
  );
}
