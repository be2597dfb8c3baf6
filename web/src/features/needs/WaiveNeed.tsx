import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand } from '../../platform/command';
import { ReasonDialog } from '../../ui/ReasonDialog';

const ServiceNeedWaive = graphql(`
  mutation ServiceNeedWaive($input: ServiceNeedWaiveInput!) {
    serviceNeedWaive(input: $input) {
      need {
        id
        state
        version
        waivedReason
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Closes a need without service, with a reason that stays on record. */
export function WaiveNeed({ id, version }: { readonly id: string; readonly version: number }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [waive] = useCommand(ServiceNeedWaive);
  return (
    <>
      <button type="button" className="button small" onClick={() => setAsking(true)}>
        {t('need.waive')}
      </button>
      {asking && (
        <ReasonDialog
          title={t('need.waive')}
          hint={t('need.waiveHint')}
          send={(reason) => waive({ input: { id, expectedVersion: version, reason } })}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}
