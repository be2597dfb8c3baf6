import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WithdrawalResult } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { AbsentError } from '../../platform/errors';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { RecordDrawer } from '../../ui/RecordDrawer';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { ClockFacts } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import { AllowanceWithdrawalQuery, WatchClose } from './documents';
import { ReviewStateTag, WithdrawalStateTag } from './StateTags';

const route = getRouteApi('/staff/reviews');

/** One gradual withdrawal: until when the allowance goes on, what is done meanwhile, and how they got along. */
export function WithdrawalDrawer({ id }: { readonly id: string | undefined }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  return (
    <RecordDrawer
      id={id}
      size={560}
      title={t('allowance.withdrawal')}
      close={() => void navigate({ search: ({ withdrawal: _withdrawal, dialog: _dialog, ...rest }) => rest })}
    >
      {(open) => <Details id={open} />}
    </RecordDrawer>
  );
}

function Details({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { dialog } = route.useSearch();
  const { data } = useSuspenseQuery(AllowanceWithdrawalQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [closeWatch] = useCommand(WatchClose);
  const withdrawal = data.allowanceWithdrawal;
  if (withdrawal === null) throw new AbsentError();
  const close = (): void => void navigate({ search: ({ dialog: _dialog, ...rest }) => rest });
  return (
    <div className="application">
      <section>
        <div className="row tight">
          <WithdrawalStateTag state={withdrawal.state} />
          {withdrawal.result !== null && <span className="tag plain">{t(`allowance.result.${withdrawal.result}`)}</span>}
        </div>
        <dl className="facts">
          <dt>{t('need.household')}</dt>
          <dd>
            <HouseholdLink household={withdrawal.household} />
          </dd>
          <dt>{t('need.area')}</dt>
          <dd>{withdrawal.household === null ? '—' : areaName(withdrawal.household.area, i18n.language)}</dd>
          <dt>{t('allowance.fromOn')}</dt>
          <dd className="num">{withdrawal.fromOn}</dd>
          <dt>{t('allowance.endsOn')}</dt>
          <dd className="num">{withdrawal.endsOn}</dd>
          {withdrawal.clock !== null && (
            <>
              <dt>{t('allowance.watch')}</dt>
              <dd>
                <ClockFacts clock={withdrawal.clock} />
              </dd>
            </>
          )}
          {withdrawal.closedAt !== null && (
            <>
              <dt>{t('allowance.closedAt')}</dt>
              <dd className="num">{formatInstant(withdrawal.closedAt, i18n.language)}</dd>
            </>
          )}
        </dl>
        {withdrawal.note !== null && <p className="circumstances">{withdrawal.note}</p>}
        {withdrawal.viewerCanClose && (
          <span className="row tight">
            <Link from="/reviews" to="/reviews" search={(before) => ({ ...before, dialog: 'close' })} className="button small primary">
              {t('allowance.closeWatch')}
            </Link>
          </span>
        )}
      </section>
      <section>
        <h3>{t('allowance.plan')}</h3>
        <p className="circumstances">{withdrawal.transitionPlan}</p>
      </section>
      <section>
        <h3>{t('allowance.reviews')}</h3>
        <ul className="plain-list">
          {withdrawal.reviews.map((review) => (
            <li key={review.id} className="row tight">
              <Link to="/reviews" search={{ tab: 'all', open: review.id }} className="num">
                {review.number}
              </Link>
              <span>{t(`allowance.kind.${review.kind}`)}</span>
              <ReviewStateTag state={review.state} />
              {review.outcome !== null && <span>{t(`allowance.outcome.${review.outcome}`)}</span>}
              {review.clock !== null && <ClockFacts clock={review.clock} />}
            </li>
          ))}
        </ul>
      </section>
      {dialog === 'close' && withdrawal.viewerCanClose && (
        <FieldsDialog
          title={t('allowance.closeWatch')}
          hint={t('allowance.closeHint')}
          questions={[
            {
              name: 'result',
              kind: 'choice',
              label: t('allowance.resultLabel'),
              options: (['STABLE', 'NEEDS_HELP'] as const).map((value) => ({ value, label: t(`allowance.result.${value}`) })),
            },
            { name: 'note', kind: 'text', label: t('allowance.findings'), maxLength: 1000 },
          ]}
          send={(answers) =>
            closeWatch({
              input: {
                id: withdrawal.id,
                expectedVersion: withdrawal.version,
                result: answers.must('result') as WithdrawalResult,
                note: answers.must('note'),
              },
            })
          }
          close={close}
        />
      )}
    </div>
  );
}
