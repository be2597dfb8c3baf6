import { Link } from '@tanstack/react-router';
import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { ClockTag } from '../../ui/tags';
import { useViewer } from '../session/viewer';
import { MilestoneComplete, ProjectPublish } from './commands';
import { DialogLink } from './DialogLink';
import type { Project } from './documents';
import { ProjectPhotos } from './ProjectPhotos';
import { MonthChart } from './MonthChart';
import { share, yuan } from './money';
import { Progress } from './tags';
import '../../ui/counters.css';

/** What a project has come to, what stands in its way, and what comes next. Every figure opens its rows. */
export function ProjectOverview({ project }: { readonly project: Project }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [publish, publishing] = useCommand(ProjectPublish);
  const [complete] = useCommand(MilestoneComplete);
  const money = (fen: number): string => yuan(fen, i18n.language);
  const { figures } = project;
  const { id } = project;
  const add = (dialog: 'milestone' | 'fund') => (
    <DialogLink dialog={dialog}>
      <Icon name="plus" />
      {t('project.add')}
    </DialogLink>
  );
  const sums = (kind: 'FUNDING' | 'BUDGET' | 'SPENT'): number =>
    project.funds.filter((fund) => fund.kind === kind).reduce((sum, fund) => sum + fund.amountFen, 0);

  return (
    <>
      <ul className="counters project-counters" aria-label={t('project.figures')}>
        {(
          [
            ['active', project.activeCount, '', 'pairings'],
            ['atRiskNow', project.atRiskCount, project.atRiskCount > 0 ? 'now' : '', 'pairings'],
            ['unpairedNow', project.unpairedCount, project.unpairedCount > 0 ? 'soon' : '', 'pairings'],
            ['graduated', project.graduatedCount, '', 'pairings'],
            ['ended', project.endedCount, '', 'pairings'],
            ['openOrders', figures?.openOrderCount ?? 0, '', 'produce'],
          ] as const
        ).map(([key, count, tone, tab]) => (
          <li key={key}>
            <Link to="/projects/$id" params={{ id }} search={{ tab }} className={`counter ${tone}`}>
              <span className="counter-label">{t(`project.counter.${key}`)}</span>
              <strong className="num">{count}</strong>
            </Link>
          </li>
        ))}
      </ul>
      <div className="case-grid">
        <div className="stack">
          <Panel title={t('project.against')}>
            <div className="stack">
              <Progress
                label={t('project.orders')}
                text={`${money(figures?.orderFen ?? 0)} / ${money(project.targetOrderFen)} · ${share(figures?.orderFen ?? 0, project.targetOrderFen)}%`}
                percent={share(figures?.orderFen ?? 0, project.targetOrderFen)}
              />
              <Progress
                label={t('project.income')}
                text={`${money(figures?.incomeFen ?? 0)} / ${money(project.targetIncomeFen)} · ${share(figures?.incomeFen ?? 0, project.targetIncomeFen)}%`}
                percent={share(figures?.incomeFen ?? 0, project.targetIncomeFen)}
              />
              <dl className="facts">
                <dt>{t('project.produceIncome')}</dt>
                <dd className="num">{money(figures?.produceFen ?? 0)}</dd>
                <dt>{t('project.labourIncome')}</dt>
                <dd className="num">
                  {money(figures?.labourFen ?? 0)} · {t('project.days', { days: figures?.labourDays ?? 0 })}
                </dd>
                <dt>{t('project.unpaid')}</dt>
                <dd className="num">
                  <Link to="/projects/$id" params={{ id }} search={{ tab: 'produce', open: 'deliveries' }}>
                    {money(figures?.unpaidFen ?? 0)}
                  </Link>
                </dd>
                <dt>{t('project.reconciled')}</dt>
                <dd>
                  {figures?.incomeFen === figures?.paidFen ? (
                    <span className="tag done">
                      <Icon name="tick" />
                      {t('project.reconciles')}
                    </span>
                  ) : (
                    <span className="tag late">{t('project.differs')}</span>
                  )}
                </dd>
              </dl>
              {figures !== null && figures.months.length > 0 && <MonthChart months={figures.months} />}
            </div>
          </Panel>
          <ProjectPhotos project={project} />
          <Panel title={t('project.warnings')}>
            {project.warnings.length === 0 ? (
              <p className="muted">{t('project.noWarnings')}</p>
            ) : (
              <ul className="stack">
                {project.warnings.map((warning) => (
                  <li key={`${warning.kind} ${warning.about} ${warning.participant?.id ?? ''}`}>
                    <Notice tone={warning.kind === 'UNPAID' ? 'now' : 'soon'}>
                      {t(`produceWarning.${warning.kind}`, {
                        about: warning.about,
                        code: warning.participant?.code ?? '',
                        figure: warning.figure,
                        limit: warning.limit,
                      })}
                    </Notice>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        </div>
        <div className="stack">
          <Panel title={t('project.about')}>
            <dl className="facts">
              <dt>{t('project.organisation')}</dt>
              <dd>{project.organisation?.name}</dd>
              <dt>{t('project.area')}</dt>
              <dd>{project.area !== null && localName(project.area, i18n.language)}</dd>
              <dt>{t('project.period')}</dt>
              <dd className="num">
                {project.startsOn} – {project.endsOn}
              </dd>
              <dt>{t('project.helpKinds')}</dt>
              <dd>{project.helpKinds.map((kind) => t(`helpKind.${kind}`)).join(t('common.listJoin'))}</dd>
              <dt>{t('project.report')}</dt>
              <dd>{project.reportClock === null ? t('project.noReport') : <ClockTag clock={project.reportClock} />}</dd>
              <dt>{t('project.lastContact')}</dt>
              <dd className="num">
                {project.lastContactAt === null ? t('common.notRecorded') : formatInstant(project.lastContactAt, i18n.language, 'dayTime')}
              </dd>
              <dt>{t('project.publicPage')}</dt>
              <dd className="row tight">
                <Switch
                  checked={project.publicSince !== null}
                  disabled={!project.viewerCanEdit || publishing}
                  aria-label={t('project.publicPage')}
                  onChange={(on) =>
                    void publish({ input: { id, expectedVersion: project.version, on } }).then((outcome) =>
                      report(outcome, t('common.saved')),
                    )
                  }
                />
                {project.publicSince !== null && <a href={`/p/${project.number}`}>{t('project.openPublic')}</a>}
              </dd>
            </dl>
            <p className="project-summary">{project.summary}</p>
          </Panel>
          <Panel title={t('project.milestones')} extra={project.viewerCanEdit && add('milestone')}>
            <ul className="dated">
              {project.milestones.map((milestone) => (
                <li key={milestone.id} className="row">
                  <span className={`tag ${milestone.doneOn !== null ? 'done' : milestone.dueOn < system.today ? 'late' : ''}`}>
                    {milestone.doneOn !== null
                      ? t('project.reached')
                      : milestone.dueOn < system.today
                        ? t('project.late')
                        : t('project.ahead')}
                  </span>
                  <span className="grow">{milestone.title}</span>
                  <span className="muted num">{milestone.doneOn ?? milestone.dueOn}</span>
                  {project.viewerCanEdit && milestone.doneOn === null && (
                    <button
                      type="button"
                      className="button small"
                      onClick={() =>
                        void complete({ input: { id: milestone.id, expectedVersion: milestone.version, doneOn: system.today } }).then(
                          (outcome) => report(outcome, t('common.saved')),
                        )
                      }
                    >
                      {t('project.reach')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
          <Panel title={t('project.funds')} extra={project.viewerCanEdit && add('fund')}>
            <dl className="facts">
              {(['FUNDING', 'BUDGET', 'SPENT'] as const).map((kind) => (
                <FundRows key={kind} kind={kind} sum={money(sums(kind))} project={project} money={money} />
              ))}
            </dl>
          </Panel>
        </div>
      </div>
    </>
  );
}

function FundRows({
  kind,
  sum,
  project,
  money,
}: {
  readonly kind: 'FUNDING' | 'BUDGET' | 'SPENT';
  readonly sum: string;
  readonly project: Project;
  readonly money: (fen: number) => string;
}) {
  const { t } = useTranslation();
  return (
    <>
      <dt>
        <strong>{t(`fundKind.${kind}`)}</strong>
      </dt>
      <dd className="num">
        <strong>{sum}</strong>
      </dd>
      {project.funds
        .filter((fund) => fund.kind === kind)
        .map((fund) => (
          <div key={fund.id} className="fund-line">
            <dt>{fund.title}</dt>
            <dd className="num">
              {money(fund.amountFen)} <span className="muted">{fund.onDay}</span>
            </dd>
          </div>
        ))}
    </>
  );
}
