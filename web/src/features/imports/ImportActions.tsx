import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { App, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand, type Outcome } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';

const ImportActionsFragment = graphql(`
  fragment ImportActions on ImportBatch {
    id
    state
    version
    rowsOk
    rowsRejected
    appliedAt
    undoneAt
    viewerCanApply
    viewerCanUndo
  }
`);

const ImportApply = graphql(`
  mutation ImportApply($input: ImportApplyInput!) {
    importApply(input: $input) {
      importBatch {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const ImportUndo = graphql(`
  mutation ImportUndo($input: ImportUndoInput!) {
    importUndo(input: $input) {
      importBatch {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** Confirms what was checked, or takes an applied file back as a whole. */
export function ImportActions({ batch }: { readonly batch: FragmentType<typeof ImportActionsFragment> }) {
  const { t, i18n } = useTranslation();
  const { modal } = App.useApp();
  const { data } = useSuspenseFragment({ fragment: ImportActionsFragment, from: batch });
  const [skip, setSkip] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [apply, applying] = useCommand(ImportApply);
  const [undo, undoing] = useCommand(ImportUndo);
  const input = { id: data.id, expectedVersion: data.version };

  function askUndo(): void {
    modal.confirm({
      title: t('import.undoTitle'),
      content: t('import.undoHint'),
      okText: t('import.undo'),
      onOk: async () => setOutcome(await undo({ input })),
    });
  }

  return (
    <>
      <Refused outcome={outcome} />
      {data.state === 'CHECKED' && (
        <div className="import-actions">
          {data.rowsRejected > 0 ? (
            <Notice tone="now">
              <p>{t('import.hasErrors', { count: data.rowsRejected })}</p>
              <Checkbox checked={skip} onChange={(event) => setSkip(event.target.checked)}>
                {t('import.skipRejected', { count: data.rowsRejected })}
              </Checkbox>
            </Notice>
          ) : (
            <Notice tone="done">{t('import.clean')}</Notice>
          )}
          <button
            type="button"
            className="button primary"
            disabled={!data.viewerCanApply || applying || data.rowsOk === 0 || (data.rowsRejected > 0 && !skip)}
            onClick={() => void apply({ input: { ...input, skipRejected: skip } }).then(setOutcome)}
          >
            {t('import.apply', { count: data.rowsOk })}
          </button>
        </div>
      )}
      {data.state === 'APPLIED' && (
        <div className="import-actions">
          <Notice tone="done" role="status">
            {t('import.applied', { count: data.rowsOk, time: data.appliedAt === null ? '' : formatInstant(data.appliedAt, i18n.language) })}
          </Notice>
          {data.viewerCanUndo && (
            <button type="button" className="button" disabled={undoing} onClick={askUndo}>
              {t('import.undo')}
            </button>
          )}
        </div>
      )}
      {data.state === 'UNDONE' && (
        <Notice tone="soon">
          {t('import.undone', { time: data.undoneAt === null ? '' : formatInstant(data.undoneAt, i18n.language) })}
        </Notice>
      )}
    </>
  );
}
