import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../platform/command';
import { command } from '../../platform/lean';
import { localName } from '../../platform/local-name';
import { base64, photoToSend } from '../../platform/photo';
import { TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { Refusals } from '../../ui/RefusalText';
import { QualificationClaimSubmit } from '../qualifying/documents';

interface Props {
  readonly volunteerId: string;
  readonly types: readonly { readonly code: string; readonly name: string; readonly nameEn: string }[];
  readonly done: () => void;
}

/** Hands in a paper: a picture is drawn anew before it leaves the phone, a PDF goes as it is. */
export function PaperForm({ volunteerId, types, done }: Props) {
  const { t, i18n } = useTranslation();
  const [code, setCode] = useState('');
  const [issuedOn, setIssuedOn] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (file === null) return;
    setBusy(true);
    const paper = await (file.type === 'application/pdf' ? base64(file) : photoToSend(file));
    setUnreadable(paper === null);
    if (paper !== null) {
      const result = await command(QualificationClaimSubmit, {
        input: { requestId: crypto.randomUUID(), volunteerId, qualificationCode: code, issuedOn, expiresOn: expiresOn || null, paper },
      });
      setOutcome(result);
      if (result.kind === 'done') done();
    }
    setBusy(false);
  }

  return (
    <form className="m-card" onSubmit={(event) => void submit(event)}>
      <label className="field">
        <span>{t('learn.kind')}</span>
        <select required value={code} onChange={(event) => setCode(event.target.value)}>
          <option value="">{t('learn.choose')}</option>
          {types.map((each) => (
            <option key={each.code} value={each.code}>
              {localName(each, i18n.language)}
            </option>
          ))}
        </select>
      </label>
      <span className="m-answer">
        <TextField
          label={t('learn.issuedOn')}
          type="date"
          required
          value={issuedOn}
          onChange={(event) => setIssuedOn(event.target.value)}
        />
        <TextField label={t('learn.expiresOn')} type="date" value={expiresOn} onChange={(event) => setExpiresOn(event.target.value)} />
      </span>
      <TextField
        label={t('learn.paper')}
        hint={t('learn.paperHint')}
        error={unreadable ? t('error.FILE_UNREADABLE') : undefined}
        type="file"
        accept="image/*,application/pdf"
        required
        onChange={(event) => {
          setUnreadable(false);
          setFile(event.target.files?.[0] ?? null);
        }}
      />
      <Refusals
        {...(outcome?.kind === 'refused' ? { errors: outcome.errors } : {})}
        failure={outcome?.kind === 'failed' ? outcome.failure : null}
      />
      {outcome?.kind === 'done' && (
        <Notice tone="done" role="status">
          {t('learn.handedInDone')}
        </Notice>
      )}
      <button type="submit" className="button big wide" disabled={busy}>
        {t('learn.handIn')}
      </button>
    </form>
  );
}
