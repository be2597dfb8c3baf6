import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { AbsentError } from '../../platform/errors';
import { localName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Icon } from '../../ui/Icon';
import { useViewer } from '../session/viewer';
import '../plans/plan-sheet.css';
import { ProjectReportFinish } from './commands';
import { ProjectQuery } from './documents';
import { MonthChart } from './MonthChart';
import { share, yuan } from './money';
import { PhotoGrid } from './ProjectPhotos';
import './projects.css';

const route = getRouteApi('/staff/projects/$id/report');

/** The report of a project on A4 paper: households under their codes, every figure with the list that it sums up. */
export default function ReportPage() {
  const { t, i18n } = useTranslation();
  const { id } = route.useParams();
  const { account, system } = useViewer();
  const report = useReport();
  const [finish] = useCommand(ProjectReportFinish);
  const { data } = useSuspenseQuery(ProjectQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const project = data.pairingProject;
  if (project === null) throw new AbsentError();
  const money = (fen: number): string => yuan(fen, i18n.language);
  const { figures } = project;
  const rows = (tab: 'pairings' | 'produce' | 'payments', text: string | number) => (
    <Link to="/projects/$id" params={{ id }} search={{ tab }}>
      {text}
    </Link>
  );
  return (
    <>
      <title>{t('project.reportTitle', { number: project.number })}</title>
      <div className="page-head sheet-tools">
        <Link to="/projects/$id" params={{ id }} className="button quiet" aria-label={t('project.back')}>
          <Icon name="back" />
        </Link>
        <h1 className="grow">{t('project.report')}</h1>
        {project.viewerCanEdit && project.reportDueOn !== null && (
          <button
            type="button"
            className="button"
            onClick={() =>
              void finish({ input: { id, expectedVersion: project.version } }).then((outcome) => report(outcome, t('common.saved')))
            }
          >
            {t('project.reportDone')}
          </button>
        )}
        <a className="button" href={`/reports/projects/${id}.xlsx`} download>
          {t('project.reportXlsx')}
        </a>
        <button type="button" className="button primary" onClick={() => print()}>
          {t('project.print')}
        </button>
      </div>
      <article className="sheet" aria-label={t('project.reportName')}>
        <h2>{t('project.reportName')}</h2>
        <p className="sheet-number num">
          {project.name} · {project.number} · {system.today}
          {project.sample && ` · ${t('project.sampleHint')}`}
        </p>
        <dl className="sheet-facts">
          <dt>{t('project.organisation')}</dt>
          <dd>{project.organisation?.name}</dd>
          <dt>{t('project.area')}</dt>
          <dd>{project.area !== null && localName(project.area, i18n.language)}</dd>
          <dt>{t('project.period')}</dt>
          <dd className="num">
            {project.startsOn} – {project.endsOn}
          </dd>
          <dt>{t('project.stateColumn')}</dt>
          <dd>{t(`projectState.${project.state}`)}</dd>
        </dl>
        <h3>{t('project.section.pairs')}</h3>
        <dl className="sheet-facts">
          <dt>{t('project.targetHouseholds')}</dt>
          <dd className="num">{project.targetHouseholds}</dd>
          <dt>{t('project.counter.active')}</dt>
          <dd className="num">{rows('pairings', project.activeCount)}</dd>
          <dt>{t('project.counter.graduated')}</dt>
          <dd className="num">{rows('pairings', project.graduatedCount)}</dd>
          <dt>{t('project.counter.ended')}</dt>
          <dd className="num">{rows('pairings', project.endedCount)}</dd>
          <dt>{t('project.counter.atRiskNow')}</dt>
          <dd className="num">{rows('pairings', project.atRiskCount)}</dd>
          <dt>{t('project.counter.unpairedNow')}</dt>
          <dd className="num">{rows('pairings', project.unpairedCount)}</dd>
        </dl>
        <h3>{t('project.section.money')}</h3>
        <dl className="sheet-facts">
          <dt>{t('project.orders')}</dt>
          <dd className="num">{rows('produce', `${money(figures?.orderFen ?? 0)}（${figures?.orderCount ?? 0}）`)}</dd>
          <dt>{t('project.targetOrder')}</dt>
          <dd className="num">
            {money(project.targetOrderFen)} · {share(figures?.orderFen ?? 0, project.targetOrderFen)}%
          </dd>
          <dt>{t('project.income')}</dt>
          <dd className="num">{rows('payments', money(figures?.incomeFen ?? 0))}</dd>
          <dt>{t('project.targetIncome')}</dt>
          <dd className="num">
            {money(project.targetIncomeFen)} · {share(figures?.incomeFen ?? 0, project.targetIncomeFen)}%
          </dd>
          <dt>{t('project.produceIncome')}</dt>
          <dd className="num">{money(figures?.produceFen ?? 0)}</dd>
          <dt>{t('project.labourIncome')}</dt>
          <dd className="num">
            {money(figures?.labourFen ?? 0)} · {t('project.days', { days: figures?.labourDays ?? 0 })}
          </dd>
          <dt>{t('project.unpaid')}</dt>
          <dd className="num">{rows('produce', money(figures?.unpaidFen ?? 0))}</dd>
          <dt>{t('project.reconciled')}</dt>
          <dd>{figures?.incomeFen === figures?.paidFen ? t('project.reconciles') : t('project.differs')}</dd>
        </dl>
        {figures !== null && figures.months.length > 0 && <MonthChart months={figures.months} />}
        <h3>{t('project.section.products')}</h3>
        <table className="sheet-table">
          <thead>
            <tr>
              <th>{t('produce.product')}</th>
              <th>{t('produce.ordered')}</th>
              <th>{t('produce.delivered')}</th>
              <th>{t('produce.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {figures?.products.map((each) => (
              <tr key={each.name}>
                <td>
                  {each.name}（{each.unit}）
                </td>
                <td className="num">{each.ordered}</td>
                <td className="num">{each.delivered}</td>
                <td className="num">{money(each.orderFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>{t('project.section.households')}</h3>
        <table className="sheet-table">
          <thead>
            <tr>
              <th>{t('pairing.household')}</th>
              <th>{t('produce.owed')}</th>
              <th>{t('produce.paid')}</th>
              <th>{t('payment.days')}</th>
            </tr>
          </thead>
          <tbody>
            {figures?.households.map((each) => (
              <tr key={each.code}>
                <td>{each.code}</td>
                <td className="num">{money(each.owedFen)}</td>
                <td className="num">{money(each.paidFen)}</td>
                <td className="num">{each.days}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>{t('project.funds')}</h3>
        <table className="sheet-table">
          <tbody>
            {project.funds.map((fund) => (
              <tr key={fund.id}>
                <td>{t(`fundKind.${fund.kind}`)}</td>
                <td>{fund.title}</td>
                <td className="num">{money(fund.amountFen)}</td>
                <td className="num">{fund.onDay}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {project.photos.length > 0 && (
          <>
            <h3>{t('project.photos')}</h3>
            <PhotoGrid photos={project.photos} />
          </>
        )}
        <footer className="num">{t('sheet.footer', { name: account?.displayName ?? '', date: system.today })}</footer>
      </article>
    </>
  );
}
