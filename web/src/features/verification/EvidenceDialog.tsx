import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationEvidenceRevealMutation } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { PurposeForm, type Purpose } from '../../ui/PurposeForm';
import { VerificationEvidenceReveal, type VerifiedRequest } from './documents';

type Clear = NonNullable<VerificationEvidenceRevealMutation['verificationEvidenceReveal']['clear']>;

/** An answer as it came, for a stated purpose; it lives in this dialog only. */
export default function EvidenceDialog({ request, close }: { readonly request: VerifiedRequest; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const [clear, setClear] = useState<Clear | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [form] = Form.useForm<Purpose>();
  const [reveal, busy] = useCommand(VerificationEvidenceReveal, { refresh: false, confidential: true });
  const { answer, item } = request;

  async function submit({ purpose }: Purpose): Promise<void> {
    const result = await reveal({ input: { id: answer?.id ?? '', purpose: purpose.trim() } });
    setOutcome(result);
    if (result.kind === 'done') setClear(result.payload.clear);
  }

  return (
    <Dialog
      open
      title={item === null ? t('verification.evidence') : `${t('verification.evidence')} · ${localName(item, i18n.language)}`}
      onCancel={close}
      okText={t(clear === null ? 'reveal.show' : 'reveal.hide')}
      cancelButtonProps={{ style: { display: clear === null ? undefined : 'none' } }}
      onOk={() => (clear === null ? form.submit() : close())}
      confirmLoading={busy}
    >
      {answer !== null && (
        <dl className="facts verification-evidence">
          <dt>{t('verification.receivedAt')}</dt>
          <dd className="num">{formatInstant(answer.receivedAt, i18n.language)}</dd>
          <dt>{t('verification.asOf')}</dt>
          <dd className="num">{answer.asOf}</dd>
          <dt>{t('verification.signedWith')}</dt>
          <dd className="num">{answer.keyId}</dd>
          <dt>SHA-256</dt>
          <dd className="num hash">{answer.bodyHash}</dd>
        </dl>
      )}
      {clear === null ? (
        <PurposeForm form={form} outcome={outcome} submit={submit} />
      ) : (
        <div className="stack">
          <Notice tone={clear.intact ? 'accent' : 'late'}>{t(clear.intact ? 'verification.intact' : 'verification.altered')}</Notice>
          <pre className="verification-body">{pretty(clear.body)}</pre>
        </div>
      )}
    </Dialog>
  );
}

/** JSON with line breaks; whatever else came as it is. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
