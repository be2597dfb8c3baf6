import type { ConsentPurpose, Programme, VisitOutcome } from '../../gql/graphql';

interface Named {
  readonly name: string;
  readonly nameEn: string;
}

interface Facts {
  readonly id: string;
  readonly createdAt: string;
  readonly statuses: readonly {
    readonly id: string;
    readonly programme: Programme;
    readonly from: string;
    readonly until: string | null;
  }[];
  readonly consents: readonly {
    readonly id: string;
    readonly purpose: ConsentPurpose;
    readonly grantedOn: string;
    readonly withdrawnAt: string | null;
  }[];
  readonly needs: readonly {
    readonly id: string;
    readonly createdAt: string;
    readonly service: Named;
    readonly assignments: readonly {
      readonly id: string;
      readonly checkedOutAt: string | null;
      readonly outcome: VisitOutcome | null;
      readonly volunteer: { readonly displayName: string } | null;
    }[];
  }[];
}

/** `at` is an instant; `day` is set where only the civil date is known. */
interface When {
  readonly id: string;
  readonly at: string;
  readonly day: string | null;
}

export type CaseEvent = When &
  (
    | { readonly kind: 'created' }
    | { readonly kind: 'statusStarted' | 'statusEnded'; readonly programme: Programme }
    | { readonly kind: 'consentGranted' | 'consentWithdrawn'; readonly purpose: ConsentPurpose }
    | { readonly kind: 'needOpened'; readonly service: Named }
    | { readonly kind: 'visited'; readonly service: Named; readonly volunteer: string | null; readonly outcome: VisitOutcome | null }
  );

/** A civil date stands at the start of its day in Asia/Shanghai. */
const startOf = (day: string): When & { day: string } => ({ id: '', at: new Date(`${day}T00:00:00+08:00`).toISOString(), day });

/** The household's dated facts as one list of events, newest first. */
export function caseEvents(facts: Facts): CaseEvent[] {
  const events: CaseEvent[] = [{ id: facts.id, at: facts.createdAt, day: null, kind: 'created' }];
  for (const { id, programme, from, until } of facts.statuses) {
    events.push({ ...startOf(from), id: `${id}+`, kind: 'statusStarted', programme });
    if (until !== null) events.push({ ...startOf(until), id: `${id}-`, kind: 'statusEnded', programme });
  }
  for (const { id, purpose, grantedOn, withdrawnAt } of facts.consents) {
    events.push({ ...startOf(grantedOn), id: `${id}+`, kind: 'consentGranted', purpose });
    if (withdrawnAt !== null) events.push({ id: `${id}-`, at: withdrawnAt, day: null, kind: 'consentWithdrawn', purpose });
  }
  for (const need of facts.needs) {
    events.push({ id: need.id, at: need.createdAt, day: null, kind: 'needOpened', service: need.service });
    for (const { id, checkedOutAt, outcome, volunteer } of need.assignments) {
      if (checkedOutAt !== null)
        events.push({
          id,
          at: checkedOutAt,
          day: null,
          kind: 'visited',
          service: need.service,
          volunteer: volunteer?.displayName ?? null,
          outcome,
        });
    }
  }
  return events.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
