import type { CatalogAnswer, CatalogParams } from '../../server/protocol';

/** The part of the catalog that the server asks for. */
export function partOf(answer: CatalogAnswer, { limit, after = 0 }: CatalogParams): CatalogAnswer {
  const end = after + (limit ?? answer.connectors.length);
  const { workflows, ...rest } = answer;
  return {
    ...rest,
    ...(after === 0 && workflows && { workflows }),
    connectors: answer.connectors.slice(after, end),
    ...(end < answer.connectors.length && { next: end }),
  };
}
