import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Fragment, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { AbsentError } from '../../platform/errors';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { useCommand } from '../../platform/command';
import { Boundary } from '../../ui/Boundary';
import { RecordDrawer } from '../../ui/RecordDrawer';
import { Notice } from '../../ui/Notice';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { yuan } from '../assistance/yuan';
import { ClockFacts } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import { AllowanceReviewQuery, ReviewDecide, ReviewReturn, type Review } from './documents';
import { ReviewStateTag } from './StateTags';

const ProposeDialog = lazy(() => import('./ProposeDialog'));
const route = getRouteApi('/staff/reviews');

/** One review: what was found, what is proposed, what was decided and by which power. */
export function ReviewDrawer({ id }: { readonly id: string | undefined }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  return (
    <RecordDrawer
      id={id}
      size={560}
      title={t('allowance.one')}
      close={() => void navigate({ search: ({ open: _open, dialog: _dialog, ...rest }) => rest })}
    >
      {(open) => <Details id={open} />}
    </RecordDrawer>
  );
}

type Line = readonly [label: string, value: React.ReactNode] | null;

function Facts({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl className="facts">
      {lines
        .filter((line) => line !== null)
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

function Details({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const amount = useAmount();
  const navigate = route.useNavigate();
  const { dialog } = route.useSearch();
  const { data } = useSuspenseQuery(AllowanceReviewQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [decide] = useCommand(ReviewDecide);
  const [giveBack] = useCommand(ReviewReturn);
  const review = data.allowanceReview;
  if (review === null) throw new AbsentError();
  const close = (): void => void navigate({ search: ({ dialog: _dialog, ...rest }) => rest });
  const input = { id: review.id, expectedVersion: review.version };
  const step = (name: 'propose' | 'return' | 'decide', text: string, primary = false) => (
    <Link
      from="/reviews"
      to="/reviews"
      search={(before) => ({ ...before, dialog: name })}
      className={primary ? 'button small primary' : 'button small'}
    >
      {text}
    </Link>
  );
  return (
    <div className="application">
      <section>
        <div className="row tight">
          <strong className="num">{review.number}</strong>
          <ReviewStateTag state={review.state} />
          <span className="tag plain">{t(`allowance.kind.${review.kind}`)}</span>
        </div>
        <Facts
          lines={[
            [t('need.household'), <HouseholdLink key="household" household={review.household} />],
            [t('need.area'), review.household === null ? '—' : areaName(review.household.area, i18n.language)],
            [t('allowance.current'), amount(review.currentFen)],
            review.clock === null ? null : [t('need.clock'), <ClockFacts key="clock" clock={review.clock} />],
            review.returnReason === null ? null : [t('allowance.returned'), review.returnReason],
          ]}
        />
        {(review.viewerCanPropose || review.viewerCanDecide) && (
          <span className="row tight">
            {review.viewerCanPropose && step('propose', t('allowance.propose'), true)}
            {review.viewerCanDecide && step('return', t('allowance.return'))}
            {review.viewerCanDecide && step('decide', t('allowance.decide'), true)}
          </span>
        )}
      </section>
      {review.outcome !== null && <Proposal review={review} />}
      {review.decision !== null && (
        <section>
          <h3>{t('assistance.decision')}</h3>
          <Facts
            lines={[
              [t('assistance.outcomeLabel'), t(`allowance.outcome.${review.decision.outcome}`)],
              [
                t('allowance.effectiveOn'),
                <span key="day" className="num">
                  {review.decision.effectiveOn}
                </span>,
              ],
              [
                t('assistance.decidedBy'),
                `${review.decision.decidedByName ?? t('common.hidden')} · ${formatInstant(review.decision.decidedAt, i18n.language)}`,
              ],
              [
                t('assistance.authorityLabel'),
                `${t(`assistance.authority.${review.decision.authority}`)}${review.decision.delegation === null ? '' : ` · ${review.decision.delegation.document}`}`,
              ],
            ]}
          />
          <p className="circumstances">{review.decision.reason}</p>
        </section>
      )}
      {dialog !== undefined && (
        <Boundary fallback={<></>}>
          {dialog === 'propose' && review.viewerCanPropose && <ProposeDialog review={review} close={close} />}
          {dialog === 'return' && review.viewerCanDecide && (
            <ReasonDialog
              title={t('allowance.return')}
              hint={t('allowance.returnHint')}
              send={(reason) => giveBack({ input: { ...input, reason } })}
              close={close}
            />
          )}
          {dialog === 'decide' && review.viewerCanDecide && (
            <ReasonDialog
              title={t('allowance.decide')}
              hint={t('allowance.decideHint')}
              send={(reason) => decide({ input: { ...input, reason } })}
              close={close}
            />
          )}
        </Boundary>
      )}
    </div>
  );
}

/** Writes an amount of fen as yuan; nothing is a dash. */
function useAmount(): (fen: number | null) => string {
  const { t, i18n } = useTranslation();
  return (fen) => (fen === null ? '—' : t('assistance.yuan', { amount: yuan(fen, i18n.language) }));
}

function Proposal({ review }: { readonly review: Review }) {
  const { t, i18n } = useTranslation();
  const fen = useAmount();
  const { hint } = review;
  return (
    <section>
      <h3>{t('allowance.proposal')}</h3>
      <Facts
        lines={[
          [t('allowance.outcomeLabel'), review.outcome === null ? '—' : t(`allowance.outcome.${review.outcome}`)],
          review.amountFen === null ? null : [t('allowance.amount'), fen(review.amountFen)],
          review.months === null ? null : [t('allowance.months'), t('allowance.monthsCount', { count: review.months })],
          [
            t('allowance.effectiveOn'),
            <span key="day" className="num">
              {review.effectiveOn}
            </span>,
          ],
          [
            t('assistance.preparedBy'),
            `${review.preparedByName ?? t('common.hidden')}${review.proposedAt === null ? '' : ` · ${formatInstant(review.proposedAt, i18n.language)}`}`,
          ],
          [t('allowance.income'), fen(review.monthlyIncomeFen)],
          review.monthlyExpenditureFen === null ? null : [t('assistance.expenditure'), fen(review.monthlyExpenditureFen)],
          hint === null ? null : [t('assistance.counted', { count: hint.persons }), fen(hint.countedFen)],
          hint === null ? null : [t('assistance.standard'), fen(hint.standardFen)],
          hint === null ? null : [t('assistance.gap', { count: hint.persons }), fen(hint.gapFen)],
        ]}
      />
      {hint !== null && <Notice tone={hint.verdict === 'LIKELY' ? 'done' : 'soon'}>{t(`assistance.hint.${hint.verdict}`)}</Notice>}
      <p className="circumstances">{review.findings}</p>
      {review.transitionPlan !== null && (
        <>
          <h3>{t('allowance.plan')}</h3>
          <p className="circumstances">{review.transitionPlan}</p>
        </>
      )}
    </section>
  );
}
