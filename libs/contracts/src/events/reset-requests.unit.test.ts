import { mergeResetRequests, passwordResetRequestedSchema } from './reset-requests.ts';

const aRequest = (last: number): { requestId: string; requestedAtMs: number } => ({
  requestId: `0198c0de-0000-7000-8000-00000000000${last}`,
  requestedAtMs: last,
});

describe('mergeResetRequests', () => {
  it('tells the requests of all with the first', () => {
    const merged = mergeResetRequests([
      { id: 'one', data: aRequest(1) },
      { id: 'two', data: { ...aRequest(2), others: [aRequest(3)] } },
      { id: 'four', data: aRequest(4) },
    ]);
    expect(merged).toEqual({
      id: 'one',
      data: { ...aRequest(1), others: [aRequest(2), aRequest(3), aRequest(4)] },
    });
    expect(passwordResetRequestedSchema.parse(merged.data)).toEqual(merged.data);
  });
});
