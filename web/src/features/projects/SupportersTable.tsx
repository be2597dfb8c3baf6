import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { useViewer } from '../session/viewer';
import { SupporterReveal } from './commands';
import { SUPPORTERS_PAGE, SupportersQuery } from './documents';

/** The one supporter whose clear text is on the page; gone with the page. */
interface Clear {
  readonly id: string;
  readonly name: string;
  readonly contactName: string | null;
  readonly phone: string | null;
}

/** Supporters with what they offer, how many places are left and until when they were looked into. */
export function SupportersTable({
  after,
  onTurn,
}: {
  readonly after: string | undefined;
  readonly onTurn: (after: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const { can, system } = useViewer();
  const { data } = useSuspenseQuery(SupportersQuery, {
    variables: { first: SUPPORTERS_PAGE, after: after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const [reveal] = useCommand(SupporterReveal, { refresh: false, confidential: true });
  const [asking, setAsking] = useState<string | null>(null);
  const [clear, setClear] = useState<Clear | null>(null);
  const { edges } = data.supporters;
  if (edges.length === 0) return <Outcome icon="people" title={t('supporter.empty')} hint={t('supporter.emptyHint')} center />;
  return (
    <>
      <PagedTable
        columns={[
          { label: t('supporter.name') },
          { label: t('supporter.contact') },
          { label: t('supporter.offers') },
          { label: t('supporter.places') },
          { label: t('supporter.vetted') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.supporters}
        after={after}
        onTurn={onTurn}
      >
        {edges.map(({ node }) => (
          <tr key={node.id}>
            <td className="wide">
              {clear?.id === node.id ? clear.name : node.name}
              <span className="muted need-number">{t(`supporterKind.${node.kind}`)}</span>
            </td>
            <td>
              {(clear?.id === node.id ? clear.contactName : node.contactName) ?? t('common.notRecorded')}
              <span className="muted need-number num">{clear?.id === node.id ? clear.phone : node.phone}</span>
            </td>
            <td className="wide">{node.offers.map((offer) => t(`helpKind.${offer}`)).join(t('common.listJoin'))}</td>
            <td className="num nowrap">{t('supporter.taken', { taken: node.taken, capacity: node.capacity })}</td>
            <td className="nowrap">
              {node.vettedUntil === null || node.vettedUntil < system.today ? (
                <span className="tag now">{node.vettedUntil === null ? t('supporter.notVetted') : t('supporter.vettingOver')}</span>
              ) : (
                <span className="num">{node.vettedUntil}</span>
              )}
            </td>
            <td className="right">
              {can('project:work') && (
                <span className="row tight supporter-tools">
                  <button
                    type="button"
                    className="button small"
                    aria-label={t(clear?.id === node.id ? 'supporter.hideLine' : 'supporter.revealLine', { name: node.name })}
                    onClick={() => (clear?.id === node.id ? setClear(null) : setAsking(node.id))}
                  >
                    <Icon name="eye" />
                  </button>
                  <Link
                    to="/projects"
                    search={{ tab: 'supporters', ...(after === undefined ? {} : { after }), dialog: 'supporter', on: node.id }}
                    className="button small"
                  >
                    {t('common.edit')}
                  </Link>
                  <Link
                    to="/projects"
                    search={{ tab: 'supporters', dialog: 'verify', on: `${node.id} ${node.version}` }}
                    className="button small"
                  >
                    {t('supporter.verify')}
                  </Link>
                </span>
              )}
            </td>
          </tr>
        ))}
      </PagedTable>
      {asking !== null && (
        <ReasonDialog
          title={t('pairing.revealTitle')}
          hint={t('supporter.revealHint')}
          send={async (purpose) => {
            const outcome = await reveal({ input: { id: asking, purpose } });
            if (outcome.kind === 'done' && outcome.payload.clear !== null) setClear({ id: asking, ...outcome.payload.clear });
            return outcome;
          }}
          close={() => setAsking(null)}
        />
      )}
    </>
  );
}
