import type { Handler } from './message';

/** A call of the API: `pattern` is a path whose segments may be `{variable}`. */
export interface Route {
  readonly method: string;
  readonly pattern: string;
  /** True when it needs no token. */
  readonly open?: boolean;
  readonly handle: Handler;
}

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The route for a method and path, or undefined when there is no such call. */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch | undefined {
  const segments = path.split('/');
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchSegments(route.pattern.split('/'), segments);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function matchSegments(
  pattern: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] ?? '';
    const variable = /^\{(.+)\}$/.exec(expected)?.[1];
    if (variable === undefined) {
      if (actual !== expected) return undefined;
    } else {
      const value = decodeSegment(actual);
      if (value === undefined || value === '') return undefined;
      params[variable] = value;
    }
  }
  return params;
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
