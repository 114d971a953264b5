/**
 * The suffix of a test file is its kind: unit (no I/O), int (a real store, a real bus),
 * e2e (the whole system over HTTP), faults (processes are killed).
 */
const shared = {
  testEnvironment: 'node',
  // The packages' `dev-source` export condition leads to src/*.ts, so a test never runs a stale build.
  testEnvironmentOptions: { customExportConditions: ['dev-source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.(ts|mjs|js)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Packages that ship ES modules only; jest loads CommonJS.
  transformIgnorePatterns: [
    '/node_modules/(?!(jose|uuid|mingo|@noble|htmlparser2|html-to-text|string-width|strip-ansi|ansi-regex|get-east-asian-width)/)',
    '\\.cjs$',
  ],
  modulePathIgnorePatterns: ['/dist/', '/.data/'],
};

const kind = (name, options = {}) => ({
  ...shared,
  displayName: name,
  testMatch: [`<rootDir>/**/*.${name}.test.ts`],
  ...options,
});

export default {
  globalSetup: '<rootDir>/test/run-setup.cjs',
  globalTeardown: '<rootDir>/test/run-teardown.cjs',
  reporters: ['default', '<rootDir>/test/closing-line-reporter.cjs'],
  // A suite that starts processes takes ten times as long on a machine that is busy with others.
  testTimeout: 90_000,
  // The suites wait for disks and clocks more than they compute: jest's default, one core less, leaves one of two idle.
  // With one broker for all they take turns, as two systems on it would take messages from each other's queues.
  maxWorkers: process.env.AMQP_URL || process.env.LATCHKEY_TEST_CONTAINERS ? 1 : '100%',
  projects: [kind('unit'), kind('int'), kind('e2e'), kind('faults')],
};
