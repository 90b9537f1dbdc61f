/** Closes a test run with one line that people and CI read alike: `N passed, N failed, N skipped`. */

/** What a test's title says where a tool that it needs is missing; written by `skips.ts`. */
const MISSING = /(?:skipped|not run against a real server): no \S+/;

/** How often each `skipped: no X` occurs, most frequent first. */
function missingTools(/** @type {import('@jest/reporters').AggregatedResult} */ results) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { status, fullName } of results.testResults.flatMap((file) => file.testResults)) {
    const reason = status === 'pending' ? MISSING.exec(fullName)?.[0] : undefined;
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

/** The closing lines. A file that could not run at all counts as one failure, since its tests are unknown. */
function closingLines(/** @type {import('@jest/reporters').AggregatedResult} */ results) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return [
    ...missingTools(results).map(([reason, count]) => `${reason} (${count})`),
    `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`,
  ];
}

/** Jest's own summary is printed after all reporters are done, hence the wait for the end of the process. */
class ClosingLineReporter {
  onRunComplete(
    /** @type {unknown} */ _contexts,
    /** @type {import('@jest/reporters').AggregatedResult} */ results,
  ) {
    process.once('exit', () => process.stdout.write(`${closingLines(results).join('\n')}\n`));
  }
}

module.exports = ClosingLineReporter;
