import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadRevealMutation } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { LeadReveal } from './documents';

type Clear = NonNullable<LeadRevealMutation['leadReveal']['clear']>;

/** Shows the clear text for a stated purpose; it lives here only and is gone when another lead is opened. */
export function LeadRevealButton({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [clear, setClear] = useState<Clear | null>(null);
  const [reveal] = useCommand(LeadReveal, { refresh: false, confidential: true });

  if (clear !== null)
    return (
      <Notice tone="accent">
        <dl className="facts">
          <dt>{t('lead.subjectName')}</dt>
          <dd>{clear.subjectName ?? t('common.notRecorded')}</dd>
          <dt>{t('lead.subjectPhone')}</dt>
          <dd className="num">{clear.subjectPhone ?? t('common.notRecorded')}</dd>
          <dt>{t('lead.subjectAddress')}</dt>
          <dd>{clear.subjectAddress ?? t('common.notRecorded')}</dd>
          <dt>{t('person.identity')}</dt>
          <dd className="num">{clear.identityNumber ?? t('common.notRecorded')}</dd>
          <dt>{t('lead.caller')}</dt>
          <dd className="num">{[clear.callerName, clear.callerPhone].filter(Boolean).join(' · ') || t('common.notRecorded')}</dd>
        </dl>
        <button type="button" className="button small" onClick={() => setClear(null)}>
          {t('reveal.hide')}
        </button>
      </Notice>
    );
  return (
    <div>
      <button type="button" className="button small" onClick={() => setAsking(true)}>
        <Icon name="eye" />
        {t('reveal.open')}
      </button>
      {asking && (
        <ReasonDialog
          title={t('reveal.title')}
          hint={t('reveal.warning')}
          send={async (purpose) => {
            const result = await reveal({ input: { id, purpose } });
            if (result.kind === 'done') setClear(result.payload.clear);
            return result;
          }}
          close={() => setAsking(false)}
        />
      )}
    </div>
  );
}
