/** Prints `N passed, N failed` alone on the last line, which any CI can read, and what could not be run before it. */
module.exports = class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    if (skipped > 0) console.log(`${skipped} tests not run here: see the lines "not run:" above for what they need`);
    console.log(`${results.numPassedTests} passed, ${failed} failed`);
  }
};
