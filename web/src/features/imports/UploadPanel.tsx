import { useNavigate } from '@tanstack/react-router';
import { Radio } from 'antd';
import { useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { ImportKind } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { failureOf } from '../../platform/errors';
import { upload, UploadError } from '../../platform/upload';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';

const ImportStart = graphql(`
  mutation ImportStart($input: ImportStartInput!) {
    importStart(input: $input) {
      importBatch {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const KINDS = ['HOUSEHOLDS', 'VOLUNTEERS', 'NEEDS', 'ORDERS'] as const satisfies readonly ImportKind[];
const templateName: Record<ImportKind, string> = { HOUSEHOLDS: 'households', VOLUNTEERS: 'volunteers', NEEDS: 'needs', ORDERS: 'orders' };

/** Three steps: take the template, fill it, bring it back. Nothing is applied before it was checked and confirmed. */
export function UploadPanel() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const { can } = useViewer();
  const kinds = KINDS.filter((each) => can(each === 'ORDERS' ? 'project:work' : 'import:run'));
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? 'ORDERS');
  const [sending, setSending] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [uploadError, setUploadError] = useState<UploadError['code'] | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [start] = useCommand(ImportStart, { refresh: false });

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setUploadError(null);
    setOutcome(null);
    setSending(file.name);
    try {
      const uploadId = await upload(file);
      const result = await start({ input: { requestId: newRequestId(), uploadId, kind } });
      setOutcome(result);
      if (result.kind === 'done' && result.payload.importBatch !== null)
        await navigate({ to: '/data/$id', params: { id: result.payload.importBatch.id } });
    } catch (error) {
      if (error instanceof UploadError) setUploadError(error.code);
      else setOutcome({ kind: 'failed', failure: failureOf(error) });
    } finally {
      setSending(null);
      if (input.current !== null) input.current.value = '';
    }
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }

  return (
    <Panel title={t('import.new')}>
      <div className="upload">
        <div className="stack">
          <div>
            <h3>{t('import.step1')}</h3>
            <Radio.Group
              optionType="button"
              aria-label={t('import.kind')}
              value={kind}
              onChange={(event) => setKind(event.target.value as ImportKind)}
              options={kinds.map((value) => ({ value, label: t(`importKind.${value}`) }))}
            />
          </div>
          <div>
            <h3>{t('import.step2')}</h3>
            <p className="row">
              <a className="button small" href={`/templates/${templateName[kind]}.xlsx`} download>
                <Icon name="file" />
                {t('import.templateXlsx')}
              </a>
              <a className="button small" href={`/templates/${templateName[kind]}.csv`} download>
                <Icon name="file" />
                {t('import.templateCsv')}
              </a>
            </p>
          </div>
        </div>
        <div>
          <h3>{t('import.step3')}</h3>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a second way in; the input inside is the first */}
          <label
            htmlFor={inputId}
            className={over ? 'drop over' : 'drop'}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <Icon name="data" />
            <strong>{sending === null ? t('import.drop') : t('import.sending', { name: sending })}</strong>
            <span className="muted">{t('import.dropHint')}</span>
            <span className="button primary" aria-hidden="true">
              {t('import.choose')}
            </span>
            <input
              ref={input}
              id={inputId}
              className="sr"
              type="file"
              accept=".xlsx,.csv"
              disabled={sending !== null}
              onChange={(event) => void take(event.target.files?.[0])}
            />
          </label>
          {uploadError !== null && (
            <Notice tone="late" role="alert">
              {t(`error.${uploadError}`)}
            </Notice>
          )}
          <Refused outcome={outcome} />
        </div>
      </div>
    </Panel>
  );
}
