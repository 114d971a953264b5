import { AppError } from '@latchkey/kit/errors';
import { normaliseLogin } from '../login.ts';
import { commonPasswords } from '../../outbound/common-passwords.ts';
import { assertPasswordAllowed, passwordFaults, type PasswordPolicy } from './index.ts';

const policy: PasswordPolicy = {
  minLength: 12,
  maxLength: 128,
  shopWords: ['Corner Shop', 'Corner', 'Shop'],
  commonPasswords,
  denied: new Set(),
  sameCharactersLimit: undefined,
  mixedCharacters: false,
};
const person = { login: normaliseLogin('sonia.wagner+news@example.com'), words: ['Sonia', 'Wagner', 'Al'] };
const faults = (password: string): string[] =>
  passwordFaults(password, policy, person).map((fault) => fault.rule);

describe('the length', () => {
  it.each([
    ['', ['min_length']],
    ['elevenchars', ['min_length']],
    ['twelve chars', []],
    ['q7'.repeat(3) + '!vK2pL9x#Rt', []],
    ['x7Gk2'.repeat(25) + 'abc', []],
    ['x7Gk2'.repeat(25) + 'abcd', ['max_length']],
  ])('of %j', (password, expected) => {
    expect(faults(password)).toEqual(expected);
  });

  it('is counted in code points, and told with its numbers', () => {
    expect(passwordFaults('🦓🦒🦏🐘🦛🐪🦙🐐🐏🐎🐖', policy, person)).toEqual([
      { rule: 'min_length', values: { min: 12, actual: 11 } },
    ]);
    expect(faults('🦓🦒🦏🐘🦛🐪🦙🐐🐏🐎🐖🐄')).toEqual([]);
  });

  it('comes before the block list', () => {
    expect(faults('sonia')).toEqual(['min_length']);
    expect(faults('a'.repeat(129))).toEqual(['max_length']);
  });
});

describe('words of the person and the shop', () => {
  it.each([
    'sonia.wagner+news@example.com',
    'SoniaWagner2026!',
    'sonia.wagner2',
    'Corner Shop 123',
    'cornershop!!!!',
    'wagner wagner',
    'news-news-news',
  ])('%j is refused', (password) => {
    expect(faults(password)).toContain('context_word');
  });

  it.each(['sonia likes green tea', 'all you need is love', 'my corner of paradise'])(
    '%j is allowed',
    (password) => {
      expect(faults(password)).toEqual([]);
    },
  );
});

describe('repeats', () => {
  it.each(['aaaaaaaaaaaa', 'abcabcabcabc', 'AbcaBcabCabca', 'passwordpassword', '🦓🦒🦓🦒🦓🦒🦓🦒🦓🦒🦓🦒'])(
    '%j is refused',
    (password) => {
      expect(faults(password)).toContain('repeats');
    },
  );

  it.each(['green tea green', 'bookkeeper at sea', 'correct horse.correct horse.'])(
    '%j is allowed',
    (password) => {
      expect(faults(password)).toEqual([]);
    },
  );
});

describe('sequences', () => {
  it.each([
    '123456789012',
    'abcdefghijkl',
    'lkjihgfedcba',
    'qwertyuiop12',
    '1234qwerasdf',
    'abcdefgh1234',
    'QWERTZUIOP!?',
    '1234567890ab',
  ])('%j is refused', (password) => {
    expect(faults(password)).toContain('sequence');
  });

  it.each(['first hijacked bus', 'tuesday 1234 trees', 'zebra wants more jam'])(
    '%j is allowed',
    (password) => {
      expect(faults(password)).toEqual([]);
    },
  );
});

describe('common passwords', () => {
  it.each([
    'unbelievable',
    'UNBELIEVABLE',
    'password1234',
    'P@ssw0rd2026!!',
    '$unshine-2026',
    '!!123Dragon!!',
    'dragondragon',
    'Dragon-Dragon1',
    'sunshine20202020',
    'password12345678',
    'iloveyou!!!!!!!!!!',
    '1qaz2wsx3edc',
    'qwerty123456',
  ])('%j is refused', (password) => {
    expect(faults(password)).toContain('common');
  });

  it.each([
    'winding staircase 41',
    'dragon 83 velvet tram',
    'password is what I never say',
    'monkey-71-lattice',
    'cat 94726150384',
    'пятый трамвай до моря',
    '🦓🦒🦏🐘🦛🐪🦙🐐🐏🐎🐖🐄',
  ])('%j is allowed', (password) => {
    expect(faults(password)).toEqual([]);
  });

  it('are asked for after the length, and hold only passwords in lower case', () => {
    expect(faults('password')).toEqual(['min_length']);
    expect(policy.commonPasswords.size).toBeGreaterThan(49_000);
    for (const word of policy.commonPasswords) if (word !== word.toLowerCase()) throw new Error(word);
  });
});

describe('the rules a shop can ask for', () => {
  const strict = {
    ...policy,
    denied: new Set(['winding staircase 41']),
    sameCharactersLimit: 3,
    mixedCharacters: true,
  };
  it.each([
    ['Winding staircase 41!', []],
    ['winding staircase 41', ['character_set']],
    ['Winding staircase 41', ['character_set']],
    ['Winding-stäircase-41', ['character_set']],
    ['Winding staircase 4111!', ['same_characters']],
    ['short', ['min_length', 'character_set']],
  ])('%j', (password, expected) => {
    expect(passwordFaults(password, strict, person).map(({ rule }) => rule)).toEqual(expected);
  });

  it('deny what the shop lists, whatever its case', () => {
    const denying = { ...strict, mixedCharacters: false };
    expect(passwordFaults('Winding Staircase 41', denying, person)).toEqual([
      { rule: 'deny_list', values: { length: 20 } },
    ]);
  });
});

describe('assertPasswordAllowed', () => {
  it('names the field and the rule, never the password', () => {
    const refuse = (): void => assertPasswordAllowed('newPassword', 'hunter2', policy, person);
    expect(refuse).toThrow(AppError);
    try {
      refuse();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'password_policy',
        fields: [{ field: 'newPassword', rule: 'min_length', values: { min: 12, actual: 7 } }],
      });
      expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
    }
  });
});
