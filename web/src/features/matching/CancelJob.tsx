import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';

const JobCancel = graphql(`
  mutation JobCancel($input: JobCancelInput!) {
    jobCancel(input: $input) {
      job {
        id
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Stops a plan that is being computed. */
export function CancelJob({ id, done }: { readonly id: string; readonly done: () => void }) {
  const { t } = useTranslation();
  const report = useReport();
  const [cancel, busy] = useCommand(JobCancel, { refresh: false });
  async function stop(): Promise<void> {
    report(await cancel({ input: { id } }));
    done();
  }

  return (
    <div className="row">
      <button type="button" className="button" disabled={busy} onClick={() => void stop()}>
        {t('planning.cancel')}
      </button>
    </div>
  );
}
