/**
 * Whether Latchkey runs on a version of Node (ADR 0001), for everything that is started by hand.
 * @param {string} version such as 20.19.0
 * @returns {string | undefined} the sentence that says why not
 */
export function nodeFault(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
  return fits
    ? undefined
    : `Latchkey needs Node 20.19 or newer in the 20 line, or 22.12 or newer; this is ${version}.`;
}
