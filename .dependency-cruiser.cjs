/** The arrows of ARCHITECTURE.md section 2, run by `npm run lint`. */
const service = '^(?:services/([^/]+)|gateway)/src/';
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle hides which part is the foundation.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'domain/ holds rules, types and repository interfaces: it imports only domain/ and the pure topics of libs/kit.',
      from: { path: '^services/([^/]+)/src/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [
          '^services/$1/src/domain/',
          '^libs/kit/src/(clock|errors|ids)/',
          '^libs/contracts/src/(audit|events)/',
          '^node:crypto$',
          '^crypto$',
          '^node_modules/zod/',
        ],
      },
    },
    {
      name: 'features-do-no-io',
      severity: 'error',
      comment: 'features/ reach storage and other services through interfaces they declare.',
      from: { path: '^services/([^/]+)/src/features/', pathNot: '\\.test\\.ts$' },
      to: {
        path: [
          '^services/$1/src/(inbound|outbound|app\\.ts|config\\.ts|main\\.ts)',
          '^node_modules/(mongoose|@grpc|amqplib|nodemailer|express|argon2|@node-rs)',
        ],
      },
    },
    {
      name: 'outbound-sees-domain-only',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/outbound/' },
      to: { path: '^services/$1/src/(inbound|features|app\\.ts|main\\.ts)' },
    },
    {
      name: 'inbound-does-not-reach-outbound',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/inbound/' },
      to: { path: '^services/$1/src/(outbound|app\\.ts|main\\.ts)' },
    },
    {
      name: 'services-never-import-each-other',
      severity: 'error',
      comment: 'They speak gRPC and events.',
      from: { path: service, pathNot: '\\.test\\.ts$' },
      to: { path: '^(services/[^/]+|gateway|console|deploy)/', pathNot: ['^services/$1/', '^gateway/src/'] },
    },
    {
      name: 'services-do-not-enter-the-gateway',
      severity: 'error',
      from: { path: '^(services|libs|console)/' },
      to: { path: '^gateway/' },
    },
    {
      name: 'kit-knows-no-business',
      severity: 'error',
      from: { path: '^libs/kit/' },
      to: { path: '^(services|gateway|console|deploy|libs/contracts)/' },
    },
    {
      name: 'testkit-only-in-tests',
      severity: 'error',
      from: { pathNot: ['\\.test\\.ts$', '^libs/testkit/', '^test/', '/test/'] },
      to: { path: '^libs/testkit/' },
    },
    {
      name: 'only-standalone-embeds',
      severity: 'error',
      from: { path: '^(services|gateway|libs/(kit|contracts))/', pathNot: '(\\.test\\.ts$|/test/)' },
      to: { path: '^libs/embedded-store/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsConfig: { fileName: 'tsconfig.test.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['dev-source', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
