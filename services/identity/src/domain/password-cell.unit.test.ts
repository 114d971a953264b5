import { classOf, className } from './password-class.ts';
import { readPasswordCell } from './password-cell.ts';

const stored = (cell: string): string | undefined => {
  const read = readPasswordCell(cell);
  return typeof read === 'object' && 'phc' in read ? read.phc : undefined;
};

describe('readPasswordCell', () => {
  it.each([
    ['$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', 'bcrypt/5'],
    [
      '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA',
      'argon2i/m=65536,t=2,p=1',
    ],
  ])('keeps %s as it is, blanks around it aside', (cell, name) => {
    expect(stored(` ${cell} `)).toBe(cell);
    expect(className(classOf(cell)!)).toBe(name);
  });

  it.each([
    [
      'passlib',
      '$pbkdf2-sha256$8000$XAuBMIYQQogxRg$tRRlz8hYn63B9LYiCd6PRo6FMiunY9ozmMMI3srxeRE',
      'pbkdf2-sha256/i=8000,l=32',
    ],
    ['passlib, SHA-1', '$pbkdf2$131000$c2FsdHNhbHQ$MDEyMzQ1Njc4OTAxMjM0NTY3ODk', 'pbkdf2-sha1/i=131000,l=20'],
    [
      'PHC',
      '$pbkdf2-sha256$i=8000,l=32$XAuBMIYQQogxRg$tRRlz8hYn63B9LYiCd6PRo6FMiunY9ozmMMI3srxeRE',
      'pbkdf2-sha256/i=8000,l=32',
    ],
    [
      'Django',
      'pbkdf2_sha256$320000$seasalt$Toj2II2rBvFiGQcPmUml1Nlni2UtvyRWwz/jz4q6q/4=',
      'pbkdf2-sha256/i=320000,l=32',
    ],
  ])('brings PBKDF2 of %s into one form', (_, cell, name) => {
    expect(className(classOf(stored(cell)!)!)).toBe(name);
  });

  it('takes the `.` of passlib for `+`', () => {
    const key = 'Y11AchqV4b0sUisdZd0Xr97KWoymNE0LNNrnEgY4H9M';
    expect(stored(`$pbkdf2-sha256$6400$.6UI/S.nXIk8jcbdHx3Fhg$${key}`)).toBe(
      `$pbkdf2-sha256$i=6400,l=32$+6UI/S+nXIk8jcbdHx3Fhg$${key}`,
    );
  });

  it.each([
    ['md5', '5f4dcc3b5aa765d61d8327deb882cf99'],
    ['sha1', '5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8'],
    ['sha256', '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8'],
  ])('knows a bare %s by its length', (digest, cell) => {
    expect(readPasswordCell(cell)).toEqual({ digest, hex: cell.toLowerCase() });
  });

  it.each([
    'sunshine 42',
    ' leading blank',
    '$ecret$',
    'a$b$c',
    '{curly} braces',
    '*****',
    '12345678',
    'deadbeef',
    '😀'.repeat(128),
  ])('takes %j for a password in clear, to the letter', (cell) => {
    expect(readPasswordCell(cell)).toEqual({ clearText: cell });
  });

  it.each([
    ['crypt with SHA-512', '$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjlO'],
    ['scrypt', '$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD'],
    ['phpass', '$P$984478476IagS59wHZvyQMArzfx58u.'],
    ['LDAP', '{SSHA}bHHL1V5XQuMaRJ9PdkGYaPUKoHEvxJyZ'],
    [
      'another of Django',
      'scrypt$16384$seasalt$8$1$Qj3+9PPyRjSJIebHnG81TMjsqtaIGxNQG/aEB/NYafTJ7tibgfYz71m0ldQESkXFRkdVCBhhY8mx7rQwite/Pw==',
    ],
    ['MySQL', '*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19'],
    ['SHA-512', 'b'.repeat(128)],
    ['a bcrypt that was cut off', '$2b$12$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe'],
    [
      'the bcrypt that crypt_blowfish got wrong',
      '$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',
    ],
    [
      'PBKDF2 with a digest that is not known',
      '$pbkdf2-md5$8000$XAuBMIYQQogxRg$tRRlz8hYn63B9LYiCd6PRo6FMiunY9oz',
    ],
    [
      'argon2 of another version',
      '$argon2i$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA',
    ],
  ])('refuses %s instead of making a password of it', (_, cell) => {
    expect(readPasswordCell(cell)).toBe('password-format');
  });

  it.each([
    ['bcrypt', '$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
    ['argon2', '$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'],
    ['PBKDF2', 'pbkdf2_sha256$999999999$seasalt$Toj2II2rBvFiGQcPmUml1Nlni2UtvyRWwz/jz4q6q/4='],
  ])('refuses a hostile cost of %s', (_, cell) => {
    expect(readPasswordCell(cell)).toBe('password-cost');
  });

  it('refuses a password that is too long to be typed', () => {
    expect(readPasswordCell('😀'.repeat(129))).toBe('password-length');
  });
});
