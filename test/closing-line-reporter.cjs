/** Prints `N passed, N failed` alone on the last line, which any CI can read, and before it what could not be run. */
module.exports = class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    // Jest's own summary comes after all reporters; the closing line has to come after that.
    process.once('exit', () => {
      if (skipped > 0)
        console.log(`not run: ${skipped} tests; the lines "not run:" above say what each of them needs`);
      console.log(`${results.numPassedTests} passed, ${failed} failed`);
    });
  }
};
