import { isLoopbackName } from '../http/loopback';

export type CheckedAddress =
  { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly message: string };

/** Takes https everywhere, and plain http on this machine only. */
export function checkAddress(text: string): CheckedAddress {
  if (!URL.canParse(text)) {
    return { ok: false, message: 'The address of the request is no URL. Check host and base_path of the connector.' };
  }
  const url = new URL(text);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname))) return { ok: true, url };
  return {
    ok: false,
    message: `${url.host} may be called over https only; plain http is for hosts of this machine, such as localhost.`,
  };
}
