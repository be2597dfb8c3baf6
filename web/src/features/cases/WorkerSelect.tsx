import { useSuspenseQuery } from '@apollo/client/react';
import { Select, type SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { CaseWorkersQuery } from './documents';

/** Chooses somebody who may own cases of an area, with how many they have. */
export function WorkerSelect({ areaCode, ...select }: { readonly areaCode: string } & SelectProps<string>) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(CaseWorkersQuery, { variables: { area: areaCode }, fetchPolicy: 'cache-and-network' });
  return (
    <Select
      {...select}
      showSearch={{ optionFilterProp: 'label' }}
      options={data.caseWorkers.map((worker) => ({
        value: worker.id,
        label: t('lead.worker', { name: worker.name, count: worker.cases }),
      }))}
    />
  );
}
