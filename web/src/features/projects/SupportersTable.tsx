import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { useViewer } from '../session/viewer';
import { SupportersQuery } from './documents';

const PAGE = 50;

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
    variables: { first: PAGE, after: after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.supporters;
  if (edges.length === 0) return <Outcome icon="people" title={t('supporter.empty')} hint={t('supporter.emptyHint')} center />;
  return (
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
            {node.name}
            <span className="muted need-number">{t(`supporterKind.${node.kind}`)}</span>
          </td>
          <td>
            {node.contactName ?? t('common.notRecorded')}
            <span className="muted need-number num">{node.phone}</span>
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
              <Link
                to="/projects"
                search={{ tab: 'supporters', dialog: 'verify', on: `${node.id} ${node.version}` }}
                className="button small"
              >
                {t('supporter.verify')}
              </Link>
            )}
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
