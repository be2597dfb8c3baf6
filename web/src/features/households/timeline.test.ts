import { describe, expect, it } from 'vitest';
import { caseEvents } from './timeline';

describe('caseEvents', () => {
  it('puts dated facts in order, newest first, and skips visits that were not made', () => {
    const events = caseEvents({
      id: 'h1',
      createdAt: '2026-01-01T02:00:00Z',
      statuses: [{ id: 's1', programme: 'EXTREME_HARDSHIP', from: '2026-02-01', until: '2026-06-01' }],
      consents: [{ id: 'c1', purpose: 'PAIRING', grantedOn: '2026-03-01', withdrawnAt: null }],
      needs: [
        {
          id: 'n1',
          createdAt: '2026-04-01T02:00:00Z',
          service: { name: '陪诊', nameEn: 'Company' },
          assignments: [
            { id: 'a1', checkedOutAt: '2026-05-01T02:00:00Z', outcome: 'COMPLETED', volunteer: { displayName: '张海燕' } },
            { id: 'a2', checkedOutAt: null, outcome: null, volunteer: null },
          ],
        },
      ],
    });
    expect(events.map((event) => event.kind)).toEqual([
      'statusEnded',
      'visited',
      'needOpened',
      'consentGranted',
      'statusStarted',
      'created',
    ]);
    expect(events[0]?.at).toBe('2026-05-31T16:00:00.000Z');
  });
});
