import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PairingFilter } from '../../gql/graphql';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ClockTag } from '../../ui/tags';
import { PairingsQuery } from './documents';
import { PairingStateTag, RiskTags } from './tags';

const PAGE = 50;

interface Props {
  readonly filter: PairingFilter;
  readonly after: string | undefined;
  readonly onTurn: (after: string | undefined) => void;
  /** Whether the project is named as well. */
  readonly withProject?: boolean;
  readonly current?: string | undefined;
}

/** Pairings, those whose time has come first, each with why. */
export function PairingTable({ filter, after, onTurn, withProject = false, current }: Props) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(PairingsQuery, {
    variables: { filter, first: PAGE, after: after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.pairings;
  if (edges.length === 0) return <Outcome icon="tick" title={t('pairing.empty')} hint={t('pairing.emptyHint')} center />;
  return (
    <PagedTable
      columns={[
        { label: t('pairing.household') },
        { label: t('pairing.supporter') },
        { label: t('project.stateColumn') },
        { label: t('pairing.attention') },
        { label: t('project.lastContact') },
      ]}
      connection={data.pairings}
      after={after}
      onTurn={onTurn}
    >
      {edges.map(({ node }) => (
        <tr key={node.id} className={node.id === current ? 'selected' : undefined}>
          <td className="wide">
            <Link to="/projects/$id" params={{ id: node.project?.id ?? '' }} search={{ tab: 'pairings', pairing: node.id }}>
              {node.participant?.code}
              {node.participant?.profile.headName != null && ` ${node.participant.profile.headName}`}
            </Link>
            <span className="muted need-number">
              {withProject
                ? node.project?.name
                : [node.participant?.area && localName(node.participant.area, i18n.language), node.participant?.produce]
                    .filter(Boolean)
                    .join(' · ')}
            </span>
          </td>
          <td>{node.supporter?.name ?? t('common.hidden')}</td>
          <td>
            <PairingStateTag state={node.state} />
          </td>
          <td>
            <RiskTags risks={node.risks} /> {node.contactClock !== null && <ClockTag clock={node.contactClock} />}
            {node.holdClock !== null && <ClockTag clock={node.holdClock} />}
          </td>
          <td className="num nowrap">
            {node.lastContactAt === null ? t('common.notRecorded') : formatInstant(node.lastContactAt, i18n.language, 'day')}
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
