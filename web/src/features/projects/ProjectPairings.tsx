import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { PairingHold } from './commands';
import { DialogLink } from './DialogLink';
import { ProjectHouseholdsQuery, type Project } from './documents';
import { PairingFile } from './PairingFile';
import { PairingTable } from './PairingTable';

const route = getRouteApi('/staff/projects/$id');
const LIVING = new Set(['HELD', 'CONSENTED', 'ACTIVE', 'PAUSED', 'GRADUATED']);

/** Who supports whom: living pairings with the reason to look, households that nobody supports with who fits, and what is over. */
export function ProjectPairings({ project }: { readonly project: Project }) {
  const { t } = useTranslation();
  const { pairing, after } = route.useSearch();
  const navigate = route.useNavigate();
  const { id } = project;
  const turn = (next: string | undefined): void => void navigate({ search: (before) => ({ ...before, after: next }) });
  return (
    <div className={pairing === undefined ? 'stack' : 'pairing-grid'}>
      <div className="stack">
        <Panel title={t('pairing.living')} flush resetKey={after ?? ''}>
          <PairingTable filter={{ projectId: id, living: true }} after={after} onTurn={turn} current={pairing} />
        </Panel>
        <Panel
          title={t('pairing.unpaired')}
          flush
          extra={
            project.viewerCanNominate && (
              <DialogLink dialog="household">
                <Icon name="plus" />
                {t('pairing.nominate')}
              </DialogLink>
            )
          }
        >
          <Unpaired project={project} />
        </Panel>
        <Panel title={t('pairing.over')} flush>
          <PairingTable filter={{ projectId: id, living: false }} after={undefined} onTurn={turn} current={pairing} />
        </Panel>
      </div>
      {pairing !== undefined && (
        <Boundary resetKey={pairing}>
          <PairingFile id={pairing} />
        </Boundary>
      )}
    </div>
  );
}

function Unpaired({ project }: { readonly project: Project }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [hold, holding] = useCommand(PairingHold);
  const { data } = useSuspenseQuery(ProjectHouseholdsQuery, { variables: { id: project.id }, fetchPolicy: 'cache-and-network' });
  const free = (data.pairingProject?.participants ?? []).filter((each) => !each.pairings.some(({ state }) => LIVING.has(state)));
  if (free.length === 0) return <Outcome icon="tick" title={t('pairing.allPaired')} hint={t('pairing.allPairedHint')} />;
  return (
    <ul className="unpaired">
      {free.map((household) => (
        <li key={household.id}>
          <div>
            <strong>{household.code}</strong>
            <span className="muted need-number">
              {[household.area && localName(household.area, i18n.language), household.produce].filter(Boolean).join(' · ')}
            </span>
            <span className="muted need-number">{household.needKinds.map((kind) => t(`helpKind.${kind}`)).join(t('common.listJoin'))}</span>
          </div>
          {household.suggestions.length === 0 ? (
            <p className="muted">{t('pairing.nobodyFits')}</p>
          ) : (
            <ol className="suggestions">
              {household.suggestions.slice(0, 3).map((suggestion) => (
                <li key={suggestion.supporter?.id} className="row">
                  <span className="grow">
                    {suggestion.supporter?.name}
                    {suggestion.planned && <span className="tag accent">{t('pairing.planned')}</span>}
                    <span className="muted need-number">
                      {suggestion.parts
                        .map((part) =>
                          t('pairing.part', { reason: t(`suggestionPart.${part.code}`), points: part.points, most: part.most }),
                        )
                        .join(' · ')}
                    </span>
                  </span>
                  <strong className="num">{suggestion.score}</strong>
                  {project.viewerCanEdit && (
                    <button
                      type="button"
                      className="button small"
                      disabled={holding}
                      aria-label={t('pairing.holdLine', { supporter: suggestion.supporter?.name ?? '', code: household.code })}
                      onClick={() =>
                        void hold({
                          input: { requestId: newRequestId(), participantId: household.id, supporterId: suggestion.supporter?.id ?? '' },
                        }).then((outcome) => report(outcome, t('pairing.held')))
                      }
                    >
                      {t('pairing.hold')}
                    </button>
                  )}
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  );
}
