import { useSuspenseQuery } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { Panel } from '../../ui/Panel';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { PaymentUndo } from './commands';
import { DialogLink } from './DialogLink';
import { PaymentsQuery, ProjectHouseholdsQuery, type Project } from './documents';
import { yuan } from './money';

const PAGE = 50;

/** What households were paid and what it was made of, their work, and their whole income before and after. */
export function ProjectPayments({ project }: { readonly project: Project }) {
  const { t } = useTranslation();
  const button = (dialog: 'pay' | 'labour' | 'statement', text: string, primary = false) => (
    <DialogLink dialog={dialog} className={primary ? 'button small primary' : 'button small'}>
      {text}
    </DialogLink>
  );
  return (
    <div className="stack">
      <Panel title={t('payment.payments')} flush extra={project.viewerCanEdit && button('pay', t('payment.pay'), true)}>
        <Payments project={project} />
      </Panel>
      <Households
        project={project}
        addLabour={project.viewerCanEdit && button('labour', t('payment.addLabour'))}
        addStatement={project.viewerCanEdit && button('statement', t('payment.addStatement'))}
      />
    </div>
  );
}

function Payments({ project }: { readonly project: Project }) {
  const { t, i18n } = useTranslation();
  const [after, setAfter] = useState<string | undefined>();
  const [undo] = useCommand(PaymentUndo);
  const [undoing, setUndoing] = useState<{ id: string; number: string } | null>(null);
  const [requestId, setRequestId] = useState(newRequestId);
  const { data } = useSuspenseQuery(PaymentsQuery, {
    variables: { filter: { projectId: project.id }, first: PAGE, after: after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PagedTable
        columns={[
          { label: t('payment.number') },
          { label: t('payment.paidOn') },
          { label: t('pairing.household') },
          { label: t('payment.amount'), align: 'right' },
          { label: t('payment.madeOf') },
          { label: t('payment.receipt') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.householdPayments}
        after={after}
        onTurn={setAfter}
        empty={<Outcome icon="file" title={t('payment.none')} hint={t('payment.noneHint')} />}
      >
        {data.householdPayments.edges.map(({ node }) => (
          <tr key={node.id}>
            <td className="num nowrap">{node.number}</td>
            <td className="num nowrap">{node.paidOn}</td>
            <td>{node.participant?.code}</td>
            <td className="num right">{yuan(node.amountFen, i18n.language)}</td>
            <td>
              {(['PRODUCE', 'LABOUR'] as const)
                .map((source) => ({
                  source,
                  sum: node.income.filter((each) => each.source === source).reduce((sum, each) => sum + each.amountFen, 0),
                }))
                .filter(({ sum }) => sum !== 0)
                .map(({ source, sum }) => `${t(`incomeSource.${source}`)} ${yuan(sum, i18n.language)}`)
                .join(t('common.listJoin'))}
              {node.reason !== null && <span className="muted need-number">{node.reason}</span>}
            </td>
            <td className="num">
              {node.receipt}
              <span className="muted need-number">{t(`paymentMethod.${node.method}`)}</span>
            </td>
            <td className="right">
              {node.reversedBy !== null ? (
                <span className="tag">{t('payment.undone')}</span>
              ) : (
                project.viewerCanEdit &&
                node.amountFen > 0 && (
                  <button
                    type="button"
                    className="button small"
                    aria-label={t('payment.undoLine', { number: node.number })}
                    onClick={() => setUndoing({ id: node.id, number: node.number })}
                  >
                    <Icon name="undo" />
                    {t('payment.undo')}
                  </button>
                )
              )}
            </td>
          </tr>
        ))}
      </PagedTable>
      {undoing !== null && (
        <ReasonDialog
          title={t('payment.undoLine', { number: undoing.number })}
          hint={t('payment.undoHint')}
          send={async (reason) => {
            const outcome = await undo({ input: { requestId, id: undoing.id, reason } });
            if (outcome.kind === 'done') setRequestId(newRequestId());
            return outcome;
          }}
          close={() => setUndoing(null)}
        />
      )}
    </>
  );
}

function Households({
  project,
  addLabour,
  addStatement,
}: {
  readonly project: Project;
  readonly addLabour: ReactNode;
  readonly addStatement: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(ProjectHouseholdsQuery, { variables: { id: project.id }, fetchPolicy: 'cache-and-network' });
  const households = data.pairingProject?.participants ?? [];
  const work = households.flatMap((household) => household.labour.map((labour) => ({ ...labour, code: household.code })));
  return (
    <>
      <Panel title={t('payment.labour')} flush extra={addLabour}>
        {work.length === 0 ? (
          <Outcome icon="people" title={t('payment.noLabour')} hint={t('payment.noLabourHint')} />
        ) : (
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('pairing.household')}</th>
                  <th scope="col">{t('payment.work')}</th>
                  <th scope="col">{t('project.period')}</th>
                  <th scope="col" className="right">
                    {t('payment.days')}
                  </th>
                  <th scope="col" className="right">
                    {t('payment.wage')}
                  </th>
                  <th scope="col" className="right">
                    {t('produce.paid')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {work.map((each) => (
                  <tr key={each.id}>
                    <td>{each.code}</td>
                    <td>
                      {each.task}
                      <span className="muted need-number">
                        {t(`labourKind.${each.kind}`)} · {each.employer}
                      </span>
                    </td>
                    <td className="num nowrap">
                      {each.fromOn} – {each.untilOn}
                    </td>
                    <td className="num right">{each.days}</td>
                    <td className="num right">{yuan(each.wageFen, i18n.language)}</td>
                    <td className="num right">{yuan(each.paidFen, i18n.language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <Panel title={t('payment.outcomes')} flush extra={addStatement}>
        <p className="muted mapping-missing">{t('payment.outcomesHint')}</p>
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('pairing.household')}</th>
                <th scope="col">{t('statementStage.BEFORE')}</th>
                <th scope="col">{t('statementStage.AFTER')}</th>
                <th scope="col" className="right">
                  {t('payment.fromProject')}
                </th>
              </tr>
            </thead>
            <tbody>
              {households.map((household) => (
                <tr key={household.id}>
                  <td>
                    {household.code} {household.profile.headName}
                  </td>
                  {(['BEFORE', 'AFTER'] as const).map((stage) => {
                    const found = household.statements.findLast((each) => each.stage === stage);
                    return (
                      <td key={stage} className="num">
                        {found === undefined ? (
                          <span className="muted">—</span>
                        ) : (
                          <>
                            {yuan(found.amountFen, i18n.language)}
                            <span className="muted need-number">
                              {found.fromOn} – {found.untilOn} · {t(`statementSource.${found.source}`)}
                            </span>
                          </>
                        )}
                      </td>
                    );
                  })}
                  <td className="num right">{yuan(household.paidFen, i18n.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </>
  );
}
