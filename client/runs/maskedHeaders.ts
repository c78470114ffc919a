/** Header names whose values are secrets, wherever they come from. */
const SECRET = /^(?:proxy-)?authorization$|^cookie$|api[-_]?key|token|secret|password|signature/i;

export const MASK = '•••';

/** True for a header whose value nobody should see. */
export function isSecretHeader(name: string): boolean {
  return SECRET.test(name);
}

/** Headers with the values of secret ones hidden. */
export function maskedHeaders<T>(headers: Readonly<Record<string, T>>): Readonly<Record<string, T | string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, SECRET.test(name) ? MASK : value]));
}

/** Query parameters with telling names are hidden, too. */
export function maskedUrl(url: string): string {
  return url.replace(/([?&])([^=&#]+)=([^&#]*)/g, (whole, sign: string, name: string) =>
    SECRET.test(decoded(name)) || /^(?:key|sig|code)$/i.test(name) ? `${sign}${name}=${MASK}` : whole,
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
