import { isLoopbackHost } from '../../flexli/api/address';
import type { Translate } from '../ui/translate';

/** Why an address cannot be taken, for the person who types it; undefined when it can. */
export function addressProblem(text: string, t: Translate): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return t('Give an address, for example https://api.example.com');
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return t('This is not a URL. Begin with https://');
  }
  if (url.username !== '' || url.password !== '') return t('Leave user name and password out of the address.');
  if (url.search !== '' || url.hash !== '') return t('Leave out everything from ? or # on.');
  if (url.protocol === 'https:') return undefined;
  if (url.protocol === 'http:' && isLoopbackHost(url.hostname)) return undefined;
  return t('The address must begin with https://. Only this machine itself may be called by http://');
}

/** The address as it is kept: trimmed, without slashes at the end. */
export function cleanAddress(text: string): string {
  return text.trim().replace(/\/+$/, '');
}

/** A guess for the token URL of an API: the hosted service keeps it on the sister host `auth.`. */
export function likelyTokenUrl(apiUrl: string): string {
  try {
    const url = new URL(apiUrl);
    if (!url.hostname.startsWith('api.')) return '';
    return `${url.protocol}//${url.host.replace(/^api\./, 'auth.')}/oauth2/token`;
  } catch {
    return '';
  }
}
