import stringWidth from 'string-width';
import { TableLayout, type Column } from './table.ts';

interface Row {
  id: string;
  name: string;
}
const columns: readonly Column<Row>[] = [
  { head: 'Id', cell: ({ id }) => id, whole: true },
  { head: 'Name', cell: ({ name }) => name },
];
const rows: readonly Row[] = [
  { id: 'DE--1', name: 'Ada' },
  { id: 'DE--22', name: 'A person with quite a long name' },
  { id: 'DE--3', name: '金田一 耕助と申します、どうぞよろしく' },
];

function draw(width: number | undefined): string[] {
  const layout = new TableLayout(columns, rows, width);
  return [layout.head(), ...rows.map((row) => layout.row(row))];
}

describe('a table', () => {
  it('cuts nothing where there is no width', () => {
    expect(draw(undefined).slice(0, 3)).toEqual([
      'Id      Name',
      'DE--1   Ada',
      'DE--22  A person with quite a long name',
    ]);
  });

  it('fits the terminal, wide characters too, and cuts no id', () => {
    const lines = draw(20);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(20);
    expect(lines[2]).toBe('DE--22  A person wi…');
    expect(lines[3]).toMatch(/^DE--3 {3}金田一 耕.*…$/);
  });

  it('lets nobody steer the terminal by a name', () => {
    const layout = new TableLayout(columns, [], undefined);
    expect(layout.row({ id: '1', name: 'a\u001b[2Jb\u202ec\nd\u009b1m' })).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});
