import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { TextAreaField } from '../../ui/Field';
import { Refused } from '../../ui/Refused';
import { AddendumAdd } from './team-documents';

/** Adds to a signed record. What is written lives here and, sealed, on the server. */
export function AddendumForm({ sessionId, changed }: { readonly sessionId: string; readonly changed: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId, setRequestId] = useState(newRequestId);
  const [add, busy] = useCommand(AddendumAdd, { confidential: true });

  async function send(): Promise<void> {
    const sent = await add({ input: { requestId, sessionId, text: (text ?? '').trim() } });
    setOutcome(sent);
    if (sent.kind !== 'done') return;
    setText(null);
    setRequestId(newRequestId());
    changed();
  }

  if (text === null)
    return (
      <button type="button" className="button small" onClick={() => setText('')}>
        {t('careDesk.addAddendum')}
      </button>
    );
  return (
    <div className="stack">
      <TextAreaField
        label={t('careDesk.addendumText')}
        rows={3}
        maxLength={20_000}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Refused outcome={outcome} />
      <div className="row">
        <button type="button" className="button primary" disabled={busy || text.trim() === ''} onClick={() => void send()}>
          {t('careDesk.saveAddendum')}
        </button>
        <button type="button" className="button" onClick={() => setText(null)}>
          {t('common.cancel')}
        </button>
      </div>
    </div>
  );
}
