const { rmSync } = require('node:fs');

/** After a jest run. A broker the run started ends by itself when jest does. */
module.exports = async function tearDownRun() {
  rmSync(process.env.LATCHKEY_TEST_RUN, { recursive: true, force: true });
  await Promise.all((globalThis.latchkeyContainers ?? []).map((container) => container.stop()));
};
