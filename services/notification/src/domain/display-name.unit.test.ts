import { displayName } from './display-name.ts';

describe('displayName', () => {
  it.each([
    ['Ada', 'Lovelace', 'Ada Lovelace'],
    ['', 'Lovelace', 'Lovelace'],
    [' Ada\t', '\n Lovelace ', 'Ada Lovelace'],
    ['Jean-Luc', "O'Neill", "Jean-Luc O'Neill"],
    ['J. R.', 'R. Tolkien', 'J. R. R. Tolkien'],
    ['Zoë', 'Žižek 山田', 'Zoë Žižek 山田'],
    ['<b>Ada', '& Co', '<b>Ada & Co'],
    ['Ada\u202E', 'ecalevoL', 'Ada ecalevoL'],
  ])('%j %j is %j', (first, last, expected) => {
    expect(displayName(first, last)).toBe(expected);
  });

  it.each([
    ['', ''],
    [' ', '\u200b'],
    ['You won!', 'https://evil.example/prize'],
    ['Claim at', 'www.evil.example'],
    ['Claim at', 'evil.example'],
    ['Write to', 'me@evil'],
    ['Dear friend, we have a message for you', 'that is far too long to be any name'],
  ])('%j %j is no name', (first, last) => {
    expect(displayName(first, last)).toBeUndefined();
  });
});
