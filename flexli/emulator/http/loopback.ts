/** Names under which the emulator answers. A name that merely resolves to this machine may belong to a web page's trick. */
const OWN_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** True when a Host header names this machine; its port does not count, as it may be forwarded. */
export function isOwnHost(header: string | undefined): boolean {
  if (header === undefined) return false;
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d{1,5})?$/.exec(header.toLowerCase())?.[1];
  return name !== undefined && OWN_NAMES.has(name);
}

/** True for `localhost`, names below it, `127.0.0.0/8` and `[::1]`, the only hosts that are called over plain http. */
export function isLoopbackName(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    name === '::1' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
  );
}

/** True when an Origin header belongs to a page of this machine, or is absent as for every program. */
export function isOwnOrigin(header: string | undefined): boolean {
  if (header === undefined) return true;
  try {
    return isLoopbackName(new URL(header).hostname);
  } catch {
    return false;
  }
}
