/** A row of a CSV file (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * Spreadsheets take a cell that begins with one of these signs for a formula, and people choose their names: an
 * apostrophe before it makes it text (OWASP, CSV Injection). All cells are quoted, so that a cell cannot end early.
 */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
