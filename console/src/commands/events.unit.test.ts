import { runAgainst } from '../../test/run-against.ts';

it('events:replay sends them in the order given, and ends with the first that is refused', async () => {
  const settled = { status: 409, body: { title: 'It was replayed before.', code: 'dead_letter_settled' } };
  const answers = {
    'POST /dead-letters/a/replay': [{ status: 204 }],
    'POST /dead-letters/b/replay': [settled],
  };
  const { code, out, error, sent } = await runAgainst(answers, ['events:replay', 'a', 'b', 'c']);
  expect([code, out, error]).toEqual([1, 'Sent again: a\n', 'It was replayed before.\n']);
  expect(sent).toHaveLength(2);
});

it('events:drop asks first', async () => {
  const answers = { 'POST /dead-letters/a/drop': [{ status: 204 }] };
  const no = await runAgainst(answers, ['events:drop', 'a'], { answers: ['no'] });
  expect(no).toMatchObject({ code: 6, sent: [] });
  expect(await runAgainst(answers, ['events:drop', 'a', '--yes', '--json'])).toMatchObject({
    code: 0,
    out: '{"deadLetterId":"a","done":"drop"}\n',
  });
});
